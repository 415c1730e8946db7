"""The next page of an answer, asked as the platform asks for it.

With the policy `updatenextlink` the connector hands on a link that leads through itself: the path and the
query of the service's link, at the host of the connector. What follows it is signed, and passes the policies
again. Without the policy the service's own address is asked, and nobody adds a token.
"""

from urllib.parse import urljoin, urlsplit

from toolkit.connector.project import ConnectorProject
from toolkit.preview.trying import policies
from toolkit.preview.trying.message import Request, Response, address
from toolkit.preview.trying.policies import Applied
from toolkit.preview.trying.preparing import passed
from toolkit.preview.trying.request import root
from toolkit.swagger.nodes import Operation

PAST = (
    "no policy `updatenextlink` lets the link of the next page lead through the connector:"
    " the platform asks for that page without a token"
)

_OUTSIDE = "the next page lies outside of the connector, and is asked for without a token"


def next_link(project: ConnectorProject, operation: Operation, response: Response) -> str:
    """Return the link of the next page as the connector hands it on; empty where there is none."""
    name = link_name(operation)
    link = response.data.get(name) if name and isinstance(response.data, dict) else None
    if not isinstance(link, str) or not link or response.status >= 300:
        return ""
    base = root(operation.definition)
    try:
        whole = urljoin(f"{base}/", link)
    except ValueError:
        return link
    keeps = policies.keeps_pages(project, operation.id, name)
    return _through(base, whole) if keeps and address(whole) and address(base) else whole


def page(project: ConnectorProject, operation: Operation, link: str) -> Applied:
    """Return the request for a page at the link that `next_link` gave."""
    asked = Request("GET", link, {"Accept": "application/json"})
    if policies.keeps_pages(project, operation.id, link_name(operation)):
        base = root(operation.definition)
        is_ours = address(link) is not None and urlsplit(link)[:2] == urlsplit(base)[:2]
        return passed(project, operation, asked) if is_ours else Applied(_unsigned(asked), (_OUTSIDE,))
    return Applied(_unsigned(asked), (PAST,))


def link_name(operation: Operation) -> str:
    """Return the member that holds the link; empty where the operation has no pages."""
    pageable = operation.data.get("x-ms-pageable")
    name = pageable.get("nextLinkName") if isinstance(pageable, dict) else None
    return name if isinstance(name, str) else ""


def _through(base: str, link: str) -> str:
    return urlsplit(link)._replace(scheme=urlsplit(base).scheme, netloc=urlsplit(base).netloc).geturl()


def _unsigned(asked: Request) -> Request:
    return Request(asked.method, asked.url, asked.headers, asked.content, is_signed=False)
