"""Verifies receipts and a journal without a line of Aval: Ed25519 by `cryptography`, RFC 8785 by `rfc8785`.

    verifier.py KEYS JOURNAL ANSWER DECLARATION [ANSWER DECLARATION]…

KEYS is the folder of public keys (PEM), JOURNAL that of the segments; ANSWER a file with the result of `signer`, DECLARATION the
signed declaration as it was sent. Prints how many receipts, seals and lines are sound; ends with 1 at the first that is not.
"""

import base64
import hashlib
import json
import pathlib
import sys

import rfc8785
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

folder, journal, *pairs = sys.argv[1:]


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


keys = {}
for path in pathlib.Path(folder).glob("*.pem"):
    key = load_pem_public_key(path.read_bytes())
    keys[sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw))] = key


def check(truth, words):
    if not truth:
        sys.exit("faux : " + words)


def check_seal(sealed, words):
    check(sealed["cle"] in keys, words + " : cle inconnue")
    unsealed = {name: value for name, value in sealed.items() if name != "sceau"}
    # Raises where the seal is not of these bytes.
    keys[sealed["cle"]].verify(base64.b64decode(sealed["sceau"], validate=True), rfc8785.dumps(unsealed))


receipts = 0
for answer, declaration in zip(pairs[::2], pairs[1::2]):
    raw = pathlib.Path(answer).read_bytes()
    receipt = json.loads(raw)["recu"]
    check_seal(receipt, answer)
    declared = json.loads(pathlib.Path(declaration).read_bytes())
    signature = declared.pop("signature")
    check(receipt["empreinte"] == sha256(rfc8785.dumps(declared)), answer + " : empreinte")
    check(receipt["signature_empreinte"] == sha256(rfc8785.dumps(signature)), answer + " : signature_empreinte")
    verdict = raw[raw.index(b',"verdict":{') + len(b',"verdict":') :].rstrip(b"\n")[:-1]
    check(receipt["verdict"] == sha256(verdict), answer + " : verdict")
    check(receipt["date"] == json.loads(verdict)["date"], answer + " : date")
    receipts += 1

lines, number, before = 0, 0, "sha256:" + "0" * 64
for segment in sorted(pathlib.Path(journal).glob("*.jsonl")):
    for line in segment.read_bytes().split(b"\n")[:-1]:
        content = json.loads(line)
        check(rfc8785.dumps(content) == line, f"{segment} : forme canonique")
        check(content["precedent"] == before, f"{segment} : chaîne")
        check_seal(content, str(segment))
        if "numero" in content:
            number += 1
            check(content["numero"] == number, f"{segment} : numéro")
        before = sha256(line)
        lines += 1

print(f"{receipts} reçus, {lines} lignes")
