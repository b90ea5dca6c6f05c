"""Fills the testbed.

log            print the log that every container of the bed has
cluster PORT   create the FXA application in namespace fxa, and the Secret with its support bundle spec
load PORT N    create N pods in ten namespaces

All can be repeated: what exists is left as it is, but for the spec.
"""
import datetime
import http.client
import json
import random
import ssl
import sys
import threading
import time

APPS = """123done 321done fortress fxa-auth-db-mysql fxa-auth-server fxa-content-server fxa-customs-server fxa-event-broker
fxa-graphql-api fxa-mail-service fxa-payments-server fxa-profile-server fxa-pushbox memcached mozilla-sync-server mysql redis""".split()
CRASHING = {"fxa-event-broker": 784, "fxa-mail-service": 2702}
RESTARTED = {"fxa-auth-server": 240, "fxa-content-server": 33, "fxa-graphql-api": 137, "mozilla-sync-server": 19}
VERSION = "1.230.0"
CANARY = "canary-" + "9f2c41d7"  # planted everywhere; must never be found in a bundle
AWS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"  # the documentation's example key, which scanners look for by its form

SPEC = """apiVersion: troubleshoot.sh/v1beta2
kind: SupportBundle
metadata:
  name: fxa
spec:
  collectors:
    - clusterInfo: {}
    - clusterResources: {}
    - logs:
        collectorName: app-logs
        name: app/logs
        namespace: fxa
        selector: []
        limits:
          maxLines: 10000
  analyzers:
    - clusterVersion:
        checkName: Kubernetes version
        outcomes:
          - fail:
              when: "< 1.25.0"
              message: This application needs Kubernetes 1.25 or newer.
          - pass:
              message: The Kubernetes version is supported.
    - clusterPodStatuses:
        checkName: "Pod {{ .Namespace }}/{{ .Name }}"
        namespaces:
          - fxa
        outcomes:
          - fail:
              when: "!= Healthy"
              message: "Pod {{ .Namespace }}/{{ .Name }} is {{ .Status.Reason }}."
    - deploymentStatus:
        checkName: fxa-auth-server is available
        name: fxa-auth-server
        namespace: fxa
        outcomes:
          - fail:
              when: "< 1"
              message: fxa-auth-server has no ready replica.
          - pass:
              message: fxa-auth-server is available.
    - textAnalyze:
        checkName: No process ran out of memory
        collectorName: app/logs
        fileName: "*/*.log"
        regex: "OutOfMemoryError|out of memory"
        outcomes:
          - fail:
              when: "true"
              message: A process ran out of memory.
          - pass:
              when: "false"
              message: No process ran out of memory.
"""


class Api:
    """One connection to the API server as its administrator. Not to be shared between threads."""

    def __init__(self, port):
        self.connection = http.client.HTTPSConnection("127.0.0.1", int(port), context=ssl._create_unverified_context())

    def __call__(self, method, path, body=None, kind="application/json"):
        headers = {"Authorization": "Bearer admintoken", "Content-Type": kind, "User-Agent": "testbed-sample"}
        self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        response = self.connection.getresponse()
        data = response.read()
        if response.status >= 300 and not (method == "POST" and response.status == 409):
            sys.exit(f"sample: {method} {path}: {response.status} {data.decode(errors='replace')[:500]}")
        return json.loads(data)


def wait(seconds, what, condition):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"sample: {what} not reached within {seconds} s")
        time.sleep(0.25)


def log(lines=12000):
    """In the format of the container runtime. Fixed seed: every bed has the same log."""
    random.seed(1)
    for i in range(lines):
        t = f"2026-11-20T{i // 3600 % 24:02d}:{i // 60 % 60:02d}:{i % 60:02d}.000000000Z"
        path, duration = random.randrange(10**6), random.random()
        ip = f"10.1.{random.randrange(255)}.{random.randrange(255)}"
        print(f'{t} stdout F level=info seq={i} msg="request served" path=/v1/account/{path} status=200 dur={duration:.4f} ip={ip}')
        if i % 1000 == 7:
            dsn = f"postgres://app:{CANARY}@db.fxa.svc:5432/accounts?sslmode=disable"
            print(f'{t} stdout F level=error seq={i} msg="db connect failed" dsn={dsn}')


def node(name):
    size = {"cpu": "640", "memory": "2560Gi", "ephemeral-storage": "1Ti", "pods": "900"}
    labels = {"kubernetes.io/os": "linux", "kubernetes.io/hostname": name}
    return {"metadata": {"name": name, "labels": labels, "annotations": {"kwok.x-k8s.io/node": "fake"}},
            "status": {"allocatable": size, "capacity": size}}


def namespace(api, name):
    """Pods are refused until the namespace has its service account."""
    api("POST", "/api/v1/namespaces", {"metadata": {"name": name}})
    accounts = f"/api/v1/namespaces/{name}/serviceaccounts?fieldSelector=metadata.name%3Ddefault"
    wait(60, f"service account of namespace {name}", lambda: api("GET", accounts)["items"])


def cluster(port):
    api = Api(port)
    for i in range(3):
        api("POST", "/api/v1/nodes", node(f"node-{i}"))
    namespace(api, "fxa")
    core, apps = "/api/v1/namespaces/fxa", "/apis/apps/v1/namespaces/fxa"
    config = {"DB_PASSWORD": CANARY, "AWS_SECRET_ACCESS_KEY": AWS_KEY, "PUBLIC_URL": "https://accounts.example.com"}
    api("POST", f"{core}/configmaps", {"metadata": {"name": "fxa-config"}, "data": config})
    api("POST", f"{core}/secrets", {"metadata": {"name": "mysql-secret"}, "stringData": {"password": CANARY}})
    # Applied, not created: a bed that is up already gets the spec of today.
    spec = {"apiVersion": "v1", "kind": "Secret", "stringData": {"support-bundle-spec": SPEC},
            "metadata": {"name": "support-bundle-spec", "labels": {"troubleshoot.sh/kind": "support-bundle"}}}
    api("PATCH", f"{core}/secrets/support-bundle-spec?fieldManager=sample&force=true", spec, "application/apply-patch+yaml")
    for app in APPS:
        labels = {"app": app, "app.kubernetes.io/name": app, "app.kubernetes.io/component": "server",
                  "app.kubernetes.io/version": VERSION}
        container = {"name": app, "image": f"registry.example.com/fxa/{app}:{VERSION}",
                     "env": [{"name": "DB_PASSWORD", "value": CANARY}, {"name": "PORT", "value": "8080"}],
                     "envFrom": [{"configMapRef": {"name": "fxa-config"}}]}
        template = {"metadata": {"labels": labels}, "spec": {"containers": [container]}}
        api("POST", f"{apps}/deployments", {"metadata": {"name": app, "labels": labels}, "spec": {
            "replicas": 1, "selector": {"matchLabels": {"app": app}}, "template": template}})
        service = f"svc-{app}" if app[0].isdigit() else app  # a service's name must not begin with a digit
        api("POST", f"{core}/services", {"metadata": {"name": service}, "spec": {
            "selector": {"app": app}, "ports": [{"port": 80, "targetPort": 8080}]}})

    def pods():
        return api("GET", f"{core}/pods")["items"]

    def all_run():
        found = pods()
        return len(found) == len(APPS) and all(p["status"].get("phase") == "Running" for p in found)

    wait(60, f"{len(APPS)} running pods", all_run)
    for pod in pods():
        disturb(api, pod)

    # The deployment controller has to notice, or an analysis made at once would see 17 available deployments.
    def noticed():
        found = {d["metadata"]["name"]: d["status"].get("readyReplicas", 0) for d in api("GET", f"{apps}/deployments")["items"]}
        return all(found[app] == (0 if app in CRASHING else 1) for app in APPS)

    wait(60, "status of the deployments", noticed)
    print(f"{len(APPS)} pods in namespace fxa, crash-looping: {', '.join(sorted(CRASHING))}")


def disturb(api, pod):
    """kwok only makes healthy pods; the status of the others is written over."""
    app = pod["metadata"]["labels"]["app"]
    if app not in CRASHING and app not in RESTARTED:
        return
    containers, conditions = pod["status"]["containerStatuses"], pod["status"]["conditions"]
    containers[0]["restartCount"] = CRASHING.get(app) or RESTARTED[app]
    if app in CRASHING:
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        waiting = {"reason": "CrashLoopBackOff", "message": f"back-off 5m0s restarting failed container={app}"}
        terminated = {"exitCode": 1, "reason": "Error", "startedAt": now, "finishedAt": now}
        containers[0].update(ready=False, started=False, state={"waiting": waiting}, lastState={"terminated": terminated})
        for condition in conditions:
            if condition["type"] in ("Ready", "ContainersReady"):
                condition.update(status="False", reason="ContainersNotReady")
    path = f"/api/v1/namespaces/fxa/pods/{pod['metadata']['name']}/status"
    api("PATCH", path, {"status": {"containerStatuses": containers, "conditions": conditions}}, "application/merge-patch+json")


def load(port, count, namespaces=10, threads=8):
    api, nodes = Api(port), max(1, count // 200)
    for i in range(namespaces):
        namespace(api, f"load-{i}")
    for i in range(nodes):
        api("POST", "/api/v1/nodes", node(f"big-{i}"))

    def pod(i):
        env = [{"name": f"SETTING_{j}", "value": f"value-{i}-{j}"} for j in range(12)] + [{"name": "DB_PASSWORD", "value": CANARY}]
        container = {"name": "web", "image": f"registry.example.com/team/web:1.{i % 30}.0", "env": env,
                     "resources": {"requests": {"cpu": "10m", "memory": "16Mi"}}, "ports": [{"containerPort": 8080}],
                     "livenessProbe": {"httpGet": {"path": "/healthz", "port": 8080}}}
        labels = {"app": "web", "tier": f"t{i % 5}", "pod-template-hash": "7c9f8d6b5"}
        # A given node and no token volume: the scheduler and the token controller would take minutes for thousands.
        return {"metadata": {"name": f"web-{i:06d}-7c9f8d6b5-x{i % 97:02d}z", "labels": labels}, "spec": {
            "nodeName": f"big-{i % nodes}", "automountServiceAccountToken": False, "containers": [container]}}

    failed = []

    def work(first):
        mine = Api(port)
        try:
            for i in range(first, count, threads):
                mine("POST", f"/api/v1/namespaces/load-{i % namespaces}/pods", pod(i))
        except SystemExit as problem:  # would end only this thread
            failed.append(problem)

    workers = [threading.Thread(target=work, args=(k,)) for k in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if failed:
        sys.exit(str(failed[0]))
    pending = "/api/v1/pods?labelSelector=app%3Dweb&fieldSelector=status.phase%3DPending&limit=1"
    wait(60 + count // 10, "all pods running", lambda: not api("GET", pending)["items"])
    print(f"{count} pods in {namespaces} namespaces")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments == ["log"]:
        log()
    elif len(arguments) == 2 and arguments[0] == "cluster":
        cluster(arguments[1])
    elif len(arguments) == 3 and arguments[0] == "load":
        load(arguments[1], int(arguments[2]))
    else:
        sys.exit(__doc__)
