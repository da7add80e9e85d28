"""Encrypted connections: the host must prove its name, whatever address it resolves to."""

from __future__ import annotations

import shutil
import ssl
import subprocess

import pytest

from align.errors import FetchError

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="there is no openssl to make a certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate for town.example."""
    folder = tmp_path_factory.mktemp("tls")
    command = [OPENSSL, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    command += ["-nodes", "-days", "2", "-subj", "/CN=town.example"]
    command += ["-addext", "subjectAltName=DNS:town.example"]
    command += ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def secure(world, certificate):
    """The server, encrypted; the address of its only page."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    world.encrypt(context)
    world.put("town.example/", "<p>The lamp is lit.</p>")
    world.put("inn.example/", "<p>The lamp is lit.</p>")
    return lambda host: world.url(f"{host}/").replace("http:", "https:")


def test_a_host_that_proves_its_name_is_read(secure, make_client, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    assert make_client().get(secure("town.example")).data == b"<p>The lamp is lit.</p>"


def test_a_host_with_another_name_is_not(secure, make_client, certificate, monkeypatch, waits):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    with pytest.raises(FetchError, match="certificate could not be verified"):
        make_client().get(secure("inn.example"))
    assert not waits


def test_a_host_with_an_untrusted_certificate_is_not(secure, client):
    with pytest.raises(FetchError, match="certificate could not be verified"):
        client.get(secure("town.example"))
