"""Authenticode: who signed a file that we pass on, and our own signature when there is a certificate."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from installer.say import Problem
from installer.windows.tools import SIGNER

if TYPE_CHECKING:
    from pathlib import Path

    from installer.processes import Processes

# The environment names the certificate, so that no password stands on a command line or in a file of ours.
CERTIFICATE = "HOSO_SIGN_CERT"
PASSWORD_FILE = "HOSO_SIGN_PASSFILE"
TIMESTAMP = "HOSO_SIGN_TIMESTAMP"


def require_signer(file: Path, signer: str, processes: Processes, *, whole_chain: bool = True) -> None:
    """Problem unless ``file`` is as its signer left it and ``signer`` is in the subject.

    ``whole_chain`` asks for a chain up to an authority this machine trusts; Debian does not trust Microsoft's.
    """
    command = [SIGNER, "verify", *_offline(processes), "-in", str(file)]
    done = processes.listen(command)
    text = "\n".join(done.lines)
    well = _digest_matches(done.lines) and signer in _signer(text) and (done.code == 0 or not whole_chain)
    if not well:
        raise Problem(
            f"chữ ký số của {file.name} không đúng là của “{signer.removeprefix('O=')}”.",
            "không dùng tệp này; xóa thư mục build/downloads rồi tải lại từ nguồn chính thức.",
            done.lines[-4:],
        )


@dataclass(frozen=True)
class OwnSignature:
    """Signs the files we make; without a certificate it leaves them as they are."""

    certificate: str
    password_file: str
    timestamp: str

    @classmethod
    def from_environment(cls) -> OwnSignature:
        """What the three variables say."""
        return cls(*(os.environ.get(name, "") for name in (CERTIFICATE, PASSWORD_FILE, TIMESTAMP)))

    @property
    def given(self) -> bool:
        """Whether there is a certificate."""
        return bool(self.certificate)

    def sign(self, file: Path, title: str, processes: Processes) -> None:
        """Sign ``file`` in place. Raises Problem."""
        if not self.given:
            return
        signed = file.with_name(file.name + ".signed")
        done = processes.listen([*self._command(title), "-in", str(file), "-out", str(signed)])
        if done.code != 0:
            signed.unlink(missing_ok=True)
            raise Problem(
                f"không ký số được {file.name}.",
                f"kiểm tra {CERTIFICATE}, {PASSWORD_FILE}, {TIMESTAMP} (xem installer/README.md).",
                done.lines[-4:],
            )
        signed.replace(file)

    def _command(self, title: str) -> list[str]:
        command = [SIGNER, "sign", "-pkcs12", self.certificate, "-h", "sha256", "-n", title]
        command += ["-readpass", self.password_file] if self.password_file else []
        return command + (["-ts", self.timestamp] if self.timestamp else [])


def _offline(processes: Processes) -> list[str]:
    """Revocation lists are on a network; the pinned hash says more. Older versions never fetch them."""
    told = "\n".join(processes.listen([SIGNER, "verify", "--help"]).lines)
    return ["-ignore-crl"] if "-ignore-crl" in told else []


def _digest_matches(lines: tuple[str, ...]) -> bool:
    found = {
        line.partition(":")[0].strip(): line.partition(":")[2].strip() for line in lines if "message digest" in line
    }
    current = found.get("Current message digest", "")
    return current != "" and current == found.get("Calculated message digest")


def _signer(text: str) -> str:
    """The subject of the first signer named, which is the one of the file itself."""
    return text.partition("Subject:")[2].partition("\n")[0]
