"""The benchmark inside its own network namespace: see ci/bench."""
import argparse
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import sites  # noqa: E402

HERE = Path(__file__).parent
TIMEOUT = 10  # of one request
PATIENCE = 900  # with one program


def run(*words, **more):
    return subprocess.run(words, check=True, **more)


def authority(work):
    """A certificate authority and one certificate for every site."""
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30",
        "-subj", "/CN=bench authority", "-keyout", work / "ca.key", "-out", work / "ca.pem", stderr=subprocess.DEVNULL)
    (work / "leaf.ext").write_text("subjectAltName=DNS:*.bench.test\n")
    run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=bench.test",
        "-keyout", work / "leaf.key", "-out", work / "leaf.csr", stderr=subprocess.DEVNULL)
    run("openssl", "x509", "-req", "-in", work / "leaf.csr", "-CA", work / "ca.pem", "-CAkey", work / "ca.key",
        "-CAcreateserial", "-days", "30", "-extfile", work / "leaf.ext", "-out", work / "leaf.pem",
        stderr=subprocess.DEVNULL)


NGINX = """
load_module /usr/lib/nginx/modules/ngx_http_echo_module.so;
worker_processes 2; daemon off; pid {work}/nginx.pid; error_log {work}/error.log crit;
events {{ worker_connections {connections}; }}
http {{
  log_format pages '$host $request_uri $status';
  access_log {work}/access.log pages buffer=64k flush=1s;
  types {{ text/html html; text/plain txt; }}
  keepalive_requests 100000; tcp_nodelay on; sendfile on; server_names_hash_max_size 65536;
  map $host $hung {{ default 0; ~[02468]7\\.bench {hang}; }}
  server {{
    listen 80 backlog=8192; listen 443 ssl http2 backlog=8192;
    ssl_certificate {work}/leaf.pem; ssl_certificate_key {work}/leaf.key;
    ssl_protocols TLSv1.2 TLSv1.3; root {work}/sites/$host;
    location / {{
      if ($hung) {{ return 597; }}
      try_files $uri $uri.html =404;
    }}
    location = / {{ if ($hung) {{ return 597; }} try_files /index.html =404; }}
    error_page 597 = @hung;
    location @hung {{ echo_sleep 600; echo late; }}
    location ~ ^/(sitemap|feed|atom|rss|publiccode|security|\\.well-known|vigie) {{ return 404; }}
  }}
}}
"""


def start_server(work, world):
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    text = NGINX.format(work=work, connections=min(30000, most - 100), hang=1 if world == "latency" else 0)
    if world == "latency":
        for place, files in (("page", "$uri $uri.html"), ("home", "/index.html")):
            text = text.replace(f"try_files {files} =404;", f"echo_sleep 0.2; echo_exec @{place};").replace(
                "error_page 597", f"location @{place} {{ try_files {files} =404; }}\n    error_page 597")
    (work / "nginx.conf").write_text(text)
    (work / "access.log").unlink(missing_ok=True)
    server = subprocess.Popen(["nginx", "-p", str(work), "-c", str(work / "nginx.conf")])
    for _ in range(100):
        if (work / "nginx.pid").exists() and (work / "nginx.pid").read_text().strip():
            break
        time.sleep(0.05)
    return server


def stop_server(work, server):
    server.terminate()
    server.wait()
    (work / "nginx.pid").unlink(missing_ok=True)


def pages_served(work, since):
    """Pages (200, not robots.txt) that nginx served after byte `since` of its log."""
    time.sleep(1.2)
    with open(work / "access.log", encoding="utf8") as log:
        log.seek(since)
        lines = log.read().splitlines()
    pages = [line for line in lines if line.endswith(" 200") and "robots.txt" not in line]
    return len(pages), len(lines)


def commands(work, build, homes, scheme):
    """Peer name → (words, standard input)."""
    ca = str(work / "ca.pem")
    every_page = "".join(f'url = "{home}{path}"\noutput = "/dev/null"\n' for home in homes for path in sites.PAGES)
    (work / "urls.curl").write_text(every_page)
    lines = "\n".join(homes) + "\n"
    (work / "homes").write_text(lines)
    portfolio = [{"id": re.sub(r"\W+", "-", home.split("//")[1].split(".")[0]),
                  "attributes": {"name": home, "link": home,
                                 "phases": [{"name": "acceleration", "start": "2024-01-01"}]}} for home in homes]
    (work / "portfolio.json").write_text(json.dumps(portfolio))
    linkinator = work / "node_modules" / ".bin" / "linkinator"
    return {
        "vigie (whole audit)": ([f"{build}/vigie", "audit", str(work / "portfolio.json"), "--ca-file", ca,
                                 "--allow-private-addresses", "--threads", "2", "--timeout", str(TIMEOUT), "--quiet",
                                 "--no-progress", "--out", str(work / "report")], ""),
        "curl --parallel (no parsing)": (["curl", "--silent", "--parallel", "--parallel-max", "64", "--cacert", ca,
                                          "--max-time", str(TIMEOUT), "--config", str(work / "urls.curl")], ""),
        "wget2": (["wget2", "--quiet", "--no-config", "--recursive", "--level=1", "--max-threads=64", "--tries=1",
                   f"--timeout={TIMEOUT}", f"--ca-certificate={ca}", "--no-hsts", "--delete-after",
                   "--reject-regex=[?]", f"--input-file={work}/homes", f"--directory-prefix={work}/wget2"], ""),
        "Go (net/http, x/net/html)": ([str(work / "peer-go")], lines),
        "Scrapy": (["/usr/bin/python3", str(HERE / "peer_scrapy.py")], lines),
        "linkinator": ([str(linkinator), *homes, "--recurse", "--timeout", str(TIMEOUT * 1000), "--silent",
                        "--linksToSkip", "[?]"], ""),
    }


def measure(words, stdin, ca):
    environment = dict(os.environ, SSL_CERT_FILE=ca, NODE_EXTRA_CA_CERTS=ca)
    started = time.monotonic()
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=environment)
    process.stdin.write(stdin.encode())
    process.stdin.close()
    patience = threading.Timer(PATIENCE, process.kill)
    patience.start()
    _, _, usage = os.wait4(process.pid, 0)
    patience.cancel()
    process.returncode = 0
    return {"wall": time.monotonic() - started, "cpu": usage.ru_utime + usage.ru_stime, "rss": usage.ru_maxrss / 1024}


def parser_alone(build, files):
    """CPU ms a page of Gumbo alone, and of the whole conversion to a Page."""
    result = {}
    for kind in ("gumbo", "page"):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(f"{build}/vigie-parse-bench", kind, *files)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        result[kind] = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000 / len(files)
    return result


def table(world, results):
    ours = results["vigie (whole audit)"]
    print(f"\n**{world}**\n")
    print("| program | pages | requests | pages/s | CPU ms/page | × vigie's CPU | wall s | × vigie's wall | peak MB | × vigie's memory |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for name, one in results.items():
        print(f"| {name} | {one['pages']} | {one['requests']} | {one['pages'] / one['wall']:.0f} | {one['ms']:.2f} "
              f"| {one['ms'] / ours['ms']:.2f} | {one['wall']:.2f} | {one['wall'] / ours['wall']:.2f} "
              f"| {one['rss']:.0f} | {one['rss'] / ours['rss']:.2f} |")


def bench(work, build, names, world, peers, rounds):
    scheme = "http" if world == "http" else "https"
    homes = [f"{scheme}://{name}/" for name in names]
    server = start_server(work, world)
    runs = {}
    try:
        for turn in range(rounds):
            known = {name: command for name, command in commands(work, build, homes, scheme).items()
                     if Path(command[0][0]).exists() or "/" not in command[0][0]}
            chosen = [name for name in known if not peers or any(name.lower().startswith(peer) for peer in peers)]
            for name in chosen[turn % len(chosen):] + chosen[:turn % len(chosen)]:
                log = work / "access.log"
                since = log.stat().st_size if log.exists() else 0
                one = measure(*known[name], str(work / "ca.pem"))
                one["pages"], one["requests"] = pages_served(work, since)
                one["ms"] = one["cpu"] * 1000 / max(1, one["pages"])
                runs.setdefault(name, []).append(one)
    finally:
        stop_server(work, server)
    results = {name: {key: statistics.median(one[key] for one in several) for key in several[0]}
               for name, several in runs.items()}
    ordered = sorted(results, key=lambda name: (not name.startswith("vigie"), results[name]["ms"]))
    table(world, {name: results[name] for name in ordered})


def machine():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())[1]) // 1048576
    return f"{os.cpu_count()} × {model[1] if model else platform.machine()}, {memory} GB, Linux {platform.release()}"


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--work", type=Path, required=True)
    words.add_argument("--vigie", type=Path, required=True)
    words.add_argument("--hosts", type=int, default=300)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--worlds", default="http,https,latency")
    words.add_argument("--peers", default="")
    options = words.parse_args()
    work, build = options.work.resolve(), options.vigie.resolve()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    run("ip", "link", "set", "lo", "up")
    names = sites.make(work, options.hosts)
    hosts = work / "hosts"
    hosts.write_text("127.0.0.1 localhost\n" + "".join(f"{address} {name}\n" for name, address in names.items()))
    run("mount", "--bind", hosts, "/etc/hosts")
    authority(work)
    files = sorted(str(file) for file in (work / "sites").glob("*/*.html"))[:3000]
    size = sum(os.path.getsize(file) for file in files) / len(files) / 1024
    print(f"{options.hosts} hosts × {len(sites.PAGES)} pages of {size:.0f} KB on average; medians of {options.rounds} "
          f"rounds in rotated order; {machine()}.")
    alone = parser_alone(build, files)
    print(f"\nOn the same pages, Gumbo alone: {alone['gumbo']:.2f} CPU ms/page; to a Page: {alone['page']:.2f}.")
    for world in options.worlds.split(","):
        bench(work, build, names, world, [peer for peer in options.peers.split(",") if peer], options.rounds)


main()
