"""Write the software bill of materials: what an installation from `requirements.lock` brings along."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from lock import RUN_TIME, Pin, pins
from packageurl import PackageURL

from toolkit import __version__

NAME = "specgen"
VERSION = SchemaVersion.V1_6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out: Path = parser.parse_args().out
    text = render(bill(list(pins(RUN_TIME))))
    if fault := JsonStrictValidator(VERSION).validate_str(text):
        sys.exit(f"not CycloneDX {VERSION.to_version()}: {fault}")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8", newline="\n")


def bill(locked: list[Pin]) -> Bom:
    """Return the same for the same lock: no time, and a serial number that follows from the pins."""
    serial = uuid5(NAMESPACE_URL, "\n".join([f"{NAME}=={__version__}", *map(repr, locked)]))
    metadata = BomMetaData(component=_application())
    bom = Bom(
        serial_number=serial,
        metadata=metadata,
        components=map(_component, locked),
        dependencies=_dependencies(locked),
    )
    metadata.timestamp = None  # type: ignore[assignment]  # optional in CycloneDX, the hour here if not given
    return bom


def render(bom: Bom) -> str:
    return make_outputter(bom, OutputFormat.JSON, VERSION).output_as_string(indent=2) + "\n"


def _application() -> Component:
    return Component(
        name=NAME,
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref=NAME,
        licenses=[DisjunctiveLicense(id="MIT")],
    )


def _component(pin: Pin) -> Component:
    package = PackageURL("pypi", name=pin.name, version=pin.version)
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(package.to_string()),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in pin.hashes],
    )
    return Component(
        name=pin.name,
        version=pin.version,
        bom_ref=pin.name,
        purl=package,
        external_references=[files],
        properties=[Property(name="specgen:only-where", value=pin.marker)] if pin.marker else (),
    )


def _dependencies(locked: list[Pin]) -> Iterable[Dependency]:
    references = {pin.name: _component(pin).bom_ref for pin in locked} | {NAME: _application().bom_ref}
    for name, reference in references.items():
        needs = [Dependency(references[pin.name]) for pin in locked if name in pin.wanted_by]
        yield Dependency(reference, needs)


if __name__ == "__main__":
    main()
