"""What a package is made of, as CycloneDX 1.6 (``sbom.py TAKEN.json OUT.json``, in the environment of the build).

The same build gives the same bytes: there is no time and no random number in it. The hashes are those of the lock, so
that each of them can be looked up where the file came from.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

from identity import NAME, PROGRAM, ROOT, version
from licences import debian_packages, distributions, normal

PARTS_OF_SYSTEM = ("usr", "lib", "lib64")


def components(taken: dict[str, str]) -> list[dict[str, Any]]:
    """Return the parts: Python, distributions, libraries of the system, dossier and typeface.

    Parameters
    ----------
    taken
        Where each file outside the checkout came from, by its place in the package.
    """
    locked = hashes()
    found: list[dict[str, Any]] = [
        {
            "type": "platform",
            "name": "CPython",
            "version": platform.python_version(),
            "licenses": [{"license": {"id": "PSF-2.0"}}],
            "purl": f"pkg:generic/cpython@{platform.python_version()}",
        }
    ]
    for item in distributions():
        name, release = normal(item.metadata["Name"]), item.version
        entry: dict[str, Any] = {
            "type": "library",
            "name": name,
            "version": release,
            "purl": f"pkg:pypi/{name}@{quote(release)}",
        }
        terms = item.metadata.get("License-Expression") or item.metadata.get("License") or ""
        classified = [
            line.rpartition(" :: ")[2]
            for line in item.metadata.get_all("Classifier") or ()
            if line.startswith("License :: ")
        ]
        if item.metadata.get("License-Expression"):
            entry["licenses"] = [{"expression": terms}]
        elif classified or (terms and "\n" not in terms):
            entry["licenses"] = [{"license": {"name": classified[0] if classified else terms}}]
        # One hash for the file of every system: the lock does not say which of them was this one's.
        known = [{"alg": "SHA-256", "content": digest} for digest in locked.get((name, release), ())]
        if known:
            entry["externalReferences"] = [{"type": "distribution", "url": entry["purl"], "hashes": known}]
        found.append(entry)
    system = [Path(source) for source in taken.values() if Path(source).parts[1:2] and is_of_system(source)]
    found += [
        {
            "type": "library",
            "name": package,
            "version": release,
            "purl": f"pkg:deb/debian/{quote(package)}@{quote(release)}",
        }
        for package, release in sorted(debian_packages(system).items())
    ]
    about = json.loads((ROOT / "resources" / "dossier" / "dossier.json").read_text("utf-8"))
    found.append(
        {
            "type": "data",
            "name": "dossier",
            "version": about["version"],
            "licenses": [{"license": {"id": "CC-BY-4.0"}}],
        }
    )
    found.append({"type": "file", "name": "Inter", "licenses": [{"license": {"id": "OFL-1.1"}}]})
    for entry in found:
        entry["bom-ref"] = entry.get("purl", entry["name"])
    return found


def is_of_system(source: str) -> bool:
    """Return whether a file lies where a Linux system keeps its libraries."""
    return sys.platform.startswith("linux") and Path(source).parts[1] in PARTS_OF_SYSTEM


def hashes() -> dict[tuple[str, str], list[str]]:
    """Return the hashes that the lock allows for a distribution, by name and version."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==([^\s;]+)[^\n]*\n((?:    --hash=.*\n?)+)", text, re.MULTILINE)
    return {(name, release): re.findall(r"sha256:([0-9a-f]{64})", lines) for name, release, lines in pins}


def main(notes: Path, target: Path) -> None:
    """Write the list."""
    taken = dict(json.loads(notes.read_text("utf-8")))
    parts = components({place: source for place, source in taken.items() if ROOT not in Path(source).parents})
    own = f"pkg:generic/{PROGRAM}@{version()}"
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": NAME,
                "version": version(),
                "licenses": [{"license": {"id": "MIT"}}],
                "purl": own,
            }
        },
        "components": parts,
        "dependencies": [{"ref": own, "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    target.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
