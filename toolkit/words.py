"""English in identifiers: `virtualMachineScaleSetVMs` are virtual machine scale set VMs, one is a VM."""

import re

from toolkit.regex import regex


def letters_and_digits(name: str) -> str:
    """Return what Power Apps leaves of a name."""
    return re.sub(r"[^A-Za-z0-9]", "", name)


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# How people write what is not written like other words; the plural is made from it.
_SPELLINGS = word_set("""
    AAD ACL ACR AD AKS AMQP API ARM ASN AWS BGP CA CDN CIDR CIFS CLI CMK CORS CPU CRL CRR CSR CSV CVE DB
    DDoS DHCP DNS DNSSEC DPS DSC DTU ETag EULA FQDN FTP GCP GiB GPU GUID HANA HCI HCX HDD HSM HTML HTTP
    HTTPS ID IDPS IOPS IoT IP IPsec IPv4 IPv6 iSCSI JIT JSON JWT KPI LDAP LUN MAC MBps MFA MiB MQTT MSIX
    MySQL NAT NFS NIC NSG NSX NVA OAuth OData OIDC OpenID OS P2S PDF PFX PII PNS PostgreSQL QnA QoS RBAC RDP
    REST SaaS SAML SAN SAP SAS SCIM SDK SFTP SIM SignalR SKU SLA SMB SMS SMTP SQL SSD SSH SSIS SSL SSO TCP
    TDE TiB TLS TPM TTL UDP UEFI UI URI URL UTC UUID vCore vCPU VHD VIP VLAN VM VMM VMSS VMware VNet VPN
    vTPM WAF WAN WCF XML YAML Azure Cassandra Confluent Cosmos Databricks Datadog DevOps Docker Dynatrace
    GitHub Gremlin Hadoop Kafka Kubernetes Kusto Linux MariaDB Microsoft NGINX Oracle PowerBI PowerShell
    Python Redis SharePoint Spark Synapse CVSS DFS DPM DRM DSCP GDPR HBase HDFS HLS HNS KB MDM ML RDS RFC
    SCM WORM WSDL
""")
_SPELLED = {word.lower(): word for word in _SPELLINGS}
_SPELLED = {
    f"{word}s": f"{spelled}s" for word, spelled in _SPELLED.items() if spelled[-1].isupper()
} | _SPELLED
_WRITTEN = frozenset(_SPELLED.values())

# Brands and terms that a capital letter inside would tear apart.
_WHOLE = word_set("""
    DevOps ETag GiB GitHub IoT IPsec IPSec IPv4 IPv6 MariaDB MBps MiB MySql OAuth OAuth2 OpenId P2s P2S
    PostgreSql PowerBI PowerShell QnA SaaS SharePoint SignalR TiB VMware VMWare VNet VNets HBase IOps vCore
    vCores vCPU vCPUs vTpm
""")

# What people write as one word and identifiers as two, or the other way round.
_TOGETHER = {
    "express route": "ExpressRoute",
    "hd insight": "HDInsight",
    "mongo db": "MongoDB",
    "net app": "NetApp",
    "open ai": "OpenAI",
    "open shift": "OpenShift",
    "openid connect": "OpenID Connect",
    "powerbi": "Power BI",
}
_COMPOUNDS = regex(
    r"\b(agent|event|inner|key|load|managed|media|private|resource|storage|virtual)"
    r"(accounts?|balancers?|clusters?|endpoints?|errors?|groups?|hubs?|machines?|networks?|pools?|services?|vaults?)\b",
    re.IGNORECASE,
)
_APART = regex(rf"\b(?:{'|'.join(_TOGETHER)})\b", re.IGNORECASE)
_WORD = regex(
    "|".join(
        [
            *(f"(?i:{word[0]}){word[1:]}" for word in sorted(_WHOLE, key=len, reverse=True)),
            r"[A-Z]+s(?![a-z])",  # VMs
            r"[A-Z]+(?![a-z])",  # VM at the end, or before a number
            r"[A-Z]+(?=[A-Z][a-z])",  # VM before another word
            r"[A-Z]?[a-z]+",
            r"[0-9]+",
        ]
    )
)

_SAME = word_set(
    "access addons aks analytics cors dns dps https idps iops is kubernetes news os pns redis sas series"
    " status tls us vmss"
)
_UNCOUNTABLE = word_set("""
         access advice analytics autoscale availability billing capacity compliance compute connectivity
    consumption content contents data demand diagnostics existence feedback hardware health history
    information inventory maintenance metadata output pricing production progress software
    status storage support telemetry throughput traffic
""")
_ONE_OF = {
    "aliases": "alias",
    "analyses": "analysis",
    "buses": "bus",
    "caches": "cache",
    "criteria": "criterion",
    "indices": "index",
    "people": "person",
    "statuses": "status",
    "vertices": "vertex",
}
_ONES = frozenset(_ONE_OF.values())
_MANY_OF = {"criterion": "criteria", "person": "people"}

_SOUNDS_LIKE_A_VOWEL = regex(r"[aeio]|u(?!n[ai]|s[aeiu]|r[ail]|t[ei])|hour|honest")
_SPOKEN_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
_SPOKEN_AS_WORDS = word_set("HANA LUN MAC MySQL NAT NIC REST SaaS SAML SAN SAS SCIM SIM SKU SQL")


def words_of(identifier: str) -> list[str]:
    """Return the words of an identifier as it spells them."""
    return _WORD.findall(identifier)


def spoken(word: str) -> str:
    """Return a word as it stands inside a sentence: `Vm` is VM, `Machine` is machine."""
    return _SPELLED.get(word.lower()) or (word if _is_abbreviation(word) else word.lower())


def titled(word: str) -> str:
    """Return a word as it stands in a label."""
    text = spoken(word)
    return text if text in _WRITTEN else text[0].upper() + text[1:]


def together(text: str) -> str:
    """Return a text with its words apart, and the names of products as their makers write them."""
    text = _COMPOUNDS.sub(lambda name: f"{name[1]} {_like(name[1], name[2])}", text)
    return _APART.sub(lambda name: _TOGETHER[name[0].lower()], text)


def _like(first: str, second: str) -> str:
    return second.capitalize() if first[0].isupper() else second


def label(identifier: str) -> str:
    """Return the words in title case: `vmSizeId` is VM Size ID; empty where there is none in ASCII."""
    return together(" ".join(titled(word) for word in words_of(identifier)))


def phrase(identifier: str) -> str:
    """Return the words as they stand inside a sentence: `vmSizeId` is VM size ID."""
    return together(" ".join(spoken(word) for word in words_of(identifier)))


def singular(word: str) -> str:
    """Return one of what the word names; a word that is no plural stays."""
    low = word.lower()
    if low in _ONE_OF:
        return word[0] + _ONE_OF[low][1:]
    if low in _SAME or low in _ONES or len(word) == 1:
        return word
    if word.endswith("s") and (word[:-1].isupper() or low[:-1] in _SPELLED):
        return word[:-1]
    if low.endswith(("ss", "us", "is")) or not low.endswith("s"):
        return word
    if low.endswith(("sses", "xes", "shes", "ches", "zzes")):
        return word[:-2]
    return word[:-3] + "y" if low.endswith("ies") and len(low) > 4 else word[:-1]


def plural(word: str) -> str:
    """Return many of what the word names; a word that is a plural, or has none, stays."""
    low = word.lower()
    if low in _MANY_OF:
        return word[0] + _MANY_OF[low][1:]
    if low in _UNCOUNTABLE or low in _SAME or singular(word) != word:
        return word
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if low.endswith(("s", "x", "sh", "ch", "z")):
        return word + "es"
    return word + "s"


def needs_article(word: str) -> bool:
    """Whether the last word of a noun names one thing of many."""
    return word.lower() not in _UNCOUNTABLE | {"usage"} and singular(word) == word


def article(word: str) -> str:
    """Return `a` or `an`, as the word is spoken."""
    if _is_abbreviation(word) and word not in _SPOKEN_AS_WORDS:
        sounds_like_vowel = word[0] in _SPOKEN_WITH_A_VOWEL
    else:
        sounds_like_vowel = _SOUNDS_LIKE_A_VOWEL.match(word.lower()) is not None
    return "an" if sounds_like_vowel else "a"


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word[:2].isupper() and word.lower() not in {"is", "all"}
