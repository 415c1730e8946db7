"""Find the largest form of a body or an answer that is within the limits of the platform and of makers."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.arm.composition import use
from toolkit.arm.forms import Form
from toolkit.arm.imported import ImportRefused
from toolkit.arm.maker import FormMaker
from toolkit.arm.options import ImportOptions, Poly, field_paths
from toolkit.arm.pruning import EVERYTHING, PAGE, Scope
from toolkit.arm.specification import Located, Specification
from toolkit.arm.usage import usage
from toolkit.arm.views import View

# How many schemas a maker can take in at a glance, and how deep a free hand goes.
_ENOUGH = {View.RESPONSE: 60, View.CREATE: 100, View.UPDATE: 100}
_DEPTH = {View.RESPONSE: 6, View.CREATE: 8, View.UPDATE: 8}
_LEVELS = 6
_DEEPEST = 30  # levels of schemas; Power Apps reads no more


class _TooLarge(ImportRefused):
    """Even the top level alone is more than the platform takes."""


def fitted(
    specification: Specification, located: Located, view: View, options: ImportOptions, subscription: str = ""
) -> Form:
    """Return the form of a body or answer; where all kinds of a schema are too much, of what they share."""
    try:
        return _Fitting(specification, view, options, subscription).largest(located)
    except _TooLarge:
        if not view.is_input or options.poly:
            raise
        base = replace(options, poly=Poly.BASE)
        return _Fitting(specification, view, base, subscription).largest(located)


class _Fitting:
    def __init__(
        self, specification: Specification, view: View, options: ImportOptions, subscription: str
    ) -> None:
        self._specification = specification
        self._options = options
        self._maker = FormMaker(specification, options)
        fields = field_paths(options.fields) or None
        is_free = options.depth is None and (not options.prune or fields is not None)
        self._scope = Scope(
            view,
            prune=options.prune,
            levels=EVERYTHING,
            depth=EVERYTHING if is_free else options.depth or _DEPTH[view],
            fields=fields,
            demands=view.is_input,
            subscription=subscription,
        )

    def largest(self, located: Located) -> Form:
        """Return the form that fits. Of a page the element is what is fitted: alone it has the same form."""
        element = _element(self._specification, located) if self._scope.view is View.RESPONSE else None
        if element is None:
            return self._within_limit(located, self._pruned(located))
        return self._within_limit(located, replace(self._pruned(element), is_page=True))

    def _pruned(self, located: Located) -> Scope:
        """Return the scope with as many levels as are easy to take in; all where nothing is pruned."""
        scope = self._scope
        if not scope.prune or scope.fields is not None:
            return scope
        scopes = (replace(scope, levels=levels) for levels in range(_LEVELS + 1))
        return self._last(located, scopes, _ENOUGH[scope.view])[1]

    def _within_limit(self, located: Located, scope: Scope) -> Form:
        """Return the form, cut where it is deepest until the platform takes it."""
        most = self._options.most_schemas
        key = use(self._specification, located).shape.key
        if scope.levels < EVERYTHING or not usage(self._specification).is_endless(key):
            form = self._maker.form(located, scope)
            if _fits(form, most):
                return _noted(form, scope)
        # Without bounds the ways through a circle are too many to be followed: one level after the other.
        scopes = (replace(scope, depth=depth) for depth in range(1, scope.depth + 1))
        form, kept = self._last(located, scopes, most)
        if not _fits(form, most):
            raise _TooLarge(f"{form.size} schemas are left at the least, and the platform takes {most}")
        return _noted(form, kept)

    def _last(self, located: Located, scopes: Iterator[Scope], most: int) -> tuple[Form, Scope]:
        """Return the last form that has no more schemas than said, or the first one; each has more."""
        scope = next(scopes)
        form = self._maker.form(located, scope)
        for larger_scope in scopes:
            larger = self._maker.form(located, larger_scope)
            if not _fits(larger, most):
                break
            is_whole = larger.identity == form.identity and not larger.is_cut
            form, scope = larger, larger_scope
            if is_whole:
                break
        return form, scope


def _fits(form: Form, most: int) -> bool:
    return form.size <= most and form.depth <= _DEEPEST


def _noted(form: Form, scope: Scope) -> Form:
    note = f"objects below level {scope.depth} are free-form"
    return replace(form, notes=(*form.notes, note)) if form.is_cut else form


def _element(specification: Specification, located: Located) -> Located | None:
    """Return the schema of a list's elements, if the schema is a page of a list."""
    shape = use(specification, located).shape
    if shape.type == "array":
        return shape.items
    page = shape.properties.get(PAGE)
    listed = use(specification, page).shape if page else None
    return listed.items if listed and listed.type == "array" else None
