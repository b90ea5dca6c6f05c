"""Buckets of the testbed, with the standard library alone.

bucket NAME    create it, and let anyone put objects under incoming/ and do nothing else
objects NAME   print size and key of every object
get NAME KEY   print an object
probe NAME     ask a bucket made by `bucket` everything that an uploader may rely on

S3_ENDPOINT names the server. Requests of the administrator are signed (Signature Version 4); probes are anonymous.
"""
import base64
import datetime
import hashlib
import hmac
import http.client
import json
import os
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

REGION = "us-east-1"
ACCESS, SECRET = "root", "rootsecret"
OPEN_PREFIX = "incoming/"


def signature(method, path, query, headers, payload_hash, now):
    """https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"""
    names = ";".join(sorted(headers))
    canonical = "\n".join([method, path, query, *(f"{k}:{headers[k]}" for k in sorted(headers)), "", names, payload_hash])
    day = now[:8]
    scope = f"{day}/{REGION}/s3/aws4_request"
    to_sign = "\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = ("AWS4" + SECRET).encode()
    for part in (day, REGION, "s3", "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    digest = hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()
    return f"AWS4-HMAC-SHA256 Credential={ACCESS}/{scope}, SignedHeaders={names}, Signature={digest}"


def request(method, path, query=None, body=b"", headers=None, signed=True):
    """Returns status and body of one request on a connection of its own: a refused upload may close it."""
    server = urllib.parse.urlsplit(os.environ["S3_ENDPOINT"])
    path = urllib.parse.quote(path)
    query = urllib.parse.urlencode(sorted((query or {}).items()), quote_via=urllib.parse.quote)
    headers = dict(headers or {})
    if signed:
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        payload_hash = hashlib.sha256(body).hexdigest()
        covered = {"host": server.netloc, "x-amz-content-sha256": payload_hash, "x-amz-date": now}
        headers.update(covered)
        headers["authorization"] = signature(method, path, query, covered, payload_hash, now)
    connection = http.client.HTTPConnection(server.netloc, timeout=30)
    try:
        connection.request(method, path + ("?" + query if query else ""), body, headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def expect(accepted, answer, what):
    status, body = answer
    if status not in accepted:
        sys.exit(f"s3: {what}: {status} {body.decode(errors='replace')}")
    return body


def bucket(name):
    # 409: it is ours already, from an earlier call.
    expect((200, 409), request("PUT", f"/{name}"), f"creating bucket {name}")
    policy = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": "*", "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::{name}/{OPEN_PREFIX}*"}]}
    expect((200, 204), request("PUT", f"/{name}", {"policy": ""}, json.dumps(policy).encode()), f"policy of bucket {name}")


def listing(name):
    token = None
    while True:
        query = {"list-type": "2", **({"continuation-token": token} if token else {})}
        page = ElementTree.fromstring(expect((200,), request("GET", f"/{name}", query), f"listing bucket {name}"))
        namespace = page.tag[:page.tag.index("}") + 1] if page.tag.startswith("{") else ""
        for item in page.iter(f"{namespace}Contents"):
            size, tag = int(item.findtext(f"{namespace}Size")), item.findtext(f"{namespace}ETag")
            yield item.findtext(f"{namespace}Key"), (size, tag)
        token = page.findtext(f"{namespace}NextContinuationToken")
        if not token:
            return


def objects(name):
    for key, (size, _) in listing(name):
        print(f"{size}\t{key}")


def get(name, key):
    sys.stdout.buffer.write(expect((200,), request("GET", f"/{name}/{key}"), f"reading {key}"))


def code(answer):
    status, body = answer
    try:
        root = ElementTree.fromstring(body)
        found = root.findtext("Code") or root.findtext("{*}Code")
    except ElementTree.ParseError:
        found = None
    return f"{status} {found}" if found else str(status)


def probe(name):
    """Every answer is checked twice: by its code, and by what the bucket holds afterwards."""
    body = b"announcement"
    sha256 = base64.b64encode(hashlib.sha256(body).digest()).decode()
    wrong_sha256 = base64.b64encode(hashlib.sha256(b"other").digest()).decode()
    md5 = base64.b64encode(hashlib.md5(body).digest()).decode()
    wrong_md5 = base64.b64encode(hashlib.md5(b"other").digest()).decode()
    run = OPEN_PREFIX + "probe-" + os.urandom(6).hex() + "/"
    outside, absent = "elsewhere/" + run, name + "-absent"

    def put(key, headers=None, to=name, payload=body):
        return lambda: request("PUT", f"/{to}/{key}", None, payload, headers, signed=False)

    def anonymous(method, path, query=None):
        return lambda: request(method, path, query, signed=False)

    sum_header, once = "x-amz-checksum-sha256", {"If-None-Match": "*"}
    cases = [
        # what, request, expected answer, key that is new in the bucket afterwards
        ("put, allowed prefix", put(run + "plain"), "200", run + "plain"),
        ("put, right x-amz-checksum-sha256", put(run + "sha256", {sum_header: sha256}), "200", run + "sha256"),
        ("put, right Content-MD5", put(run + "md5", {"Content-MD5": md5}), "200", run + "md5"),
        ("put, If-None-Match: *, new key", put(run + "once", once), "200", run + "once"),
        ("put, If-None-Match: *, existing key", put(run + "once", once), "412 PreconditionFailed", None),
        ("put, wrong x-amz-checksum-sha256", put(run + "a", {sum_header: wrong_sha256}), "400 BadDigest", None),
        ("put, wrong Content-MD5", put(run + "b", {"Content-MD5": wrong_md5}), "400 BadDigest", None),
        ("put, wrong x-amz-checksum-sha256, If-None-Match: *", put(run + "c", {sum_header: wrong_sha256, **once}), "400 BadDigest", None),
        ("put, wrong Content-MD5, If-None-Match: *", put(run + "d", {"Content-MD5": wrong_md5, **once}), "400 BadDigest", None),
        ("put, wrong x-amz-checksum-sha256, existing key", put(run + "once", {sum_header: wrong_sha256}, payload=b"new"),
         "400 BadDigest", None),
        ("put, wrong Content-MD5, existing key", put(run + "once", {"Content-MD5": wrong_md5}, payload=b"new"),
         "400 BadDigest", None),
        ("put, forbidden prefix", put(outside), "403 AccessDenied", None),
        ("put, forbidden prefix, wrong x-amz-checksum-sha256", put(outside, {sum_header: wrong_sha256}), "403 AccessDenied", None),
        ("put, forbidden prefix, wrong Content-MD5", put(outside, {"Content-MD5": wrong_md5}), "403 AccessDenied", None),
        ("put, bucket that does not exist", put(run + "e", to=absent), "404 NoSuchBucket", None),
        ("put, absent bucket, wrong x-amz-checksum-sha256", put(run + "e", {sum_header: wrong_sha256}, absent), "404 NoSuchBucket", None),
        ("put, absent bucket, wrong Content-MD5", put(run + "e", {"Content-MD5": wrong_md5}, absent), "404 NoSuchBucket", None),
        ("get, existing key", anonymous("GET", f"/{name}/{run}plain"), "403 AccessDenied", None),
        ("head, existing key", anonymous("HEAD", f"/{name}/{run}plain"), "403", None),
        ("list", anonymous("GET", f"/{name}", {"list-type": "2"}), "403 AccessDenied", None),
        ("delete, existing key", anonymous("DELETE", f"/{name}/{run}plain"), "403 AccessDenied", None),
    ]
    keys, changed = dict(listing(name)), 0
    for what, send, expected, stored in cases:
        answer, after = code(send()), dict(listing(name))
        new = after.keys() - keys.keys()
        intact = all(after.get(k) == content for k, content in keys.items())
        right = answer == expected and new == ({stored} if stored else set()) and intact
        changed += not right
        effect = f"stored {len(new)}" if new else "stored nothing"
        print(f"{what:54} {answer:24} {effect}{'' if right else f'   expected {expected}'}")
        keys = after
    for key in (k for k in keys if k.startswith(run)):
        expect((204,), request("DELETE", f"/{name}/{key}"), f"removing {key}")
    sys.exit(f"s3: {changed} answers are not as expected" if changed else 0)


if __name__ == "__main__":
    commands = {"bucket": bucket, "objects": objects, "get": get, "probe": probe}
    if len(sys.argv) < 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])
