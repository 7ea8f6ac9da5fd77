/* The sample's web server: files below DocumentRoot, the port of the first Listen. */
#include "mini.h"

const char banner[] = "Apache/2.0.52";

static char conf[65536], root[256] = "/var/www/html", pid_file[256] = "/var/run/httpd.pid";

static const char *kind(const char *path) {
  const char *dot = 0;
  for (; *path; path++) if (*path == '.') dot = path;
  if (!dot) return "text/plain";
  if (equal(dot, ".html")) return "text/html";
  if (equal(dot, ".css")) return "text/css";
  if (equal(dot, ".php")) return 0; /* no interpreter here, and its source is nobody's business */
  return "text/plain";
}

static void status(int client, const char *line) {
  char head[256];
  head[0] = 0;
  append(head, sizeof head, "HTTP/1.0 ");
  append(head, sizeof head, line);
  append(head, sizeof head, "\r\nServer: Apache/2.0.52 (CentOS)\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n");
  append(head, sizeof head, line);
  append(head, sizeof head, "\n");
  say(client, head);
}

static void serve(int client) {
  static char request[4096], path[1024], block[8192];
  const char *type;
  int at = 4, end, fd, count, size = read(client, request, sizeof request - 1);
  if (size <= 0) return;
  request[size] = 0;
  if (!begins(request, "GET /")) {
    status(client, "501 Not Implemented");
    return;
  }
  for (end = at; request[end] > ' ' && request[end] != '?'; end++) {}
  request[end] = 0;
  if (find(request + at, "..")) {
    status(client, "403 Forbidden");
    return;
  }
  path[0] = 0;
  append(path, sizeof path, root);
  append(path, sizeof path, request + at);
  if (path[length(path) - 1] == '/') append(path, sizeof path, "index.html");
  type = kind(path);
  fd = type ? open(path, O_RDONLY, 0) : -1;
  if (fd < 0 || (count = read(fd, block, sizeof block)) < 0) {
    if (fd >= 0) close(fd);
    status(client, "404 Not Found");
    return;
  }
  say(client, "HTTP/1.0 200 OK\r\nServer: Apache/2.0.52 (CentOS)\r\nContent-Type: ");
  say(client, type);
  say(client, "\r\nConnection: close\r\n\r\n");
  do write(client, block, count);
  while ((count = read(fd, block, sizeof block)) > 0);
  close(fd);
}

int main(int argc, char **argv, char **envp) {
  char value[256];
  const char *colon;
  struct pollfd waiting;
  int index, pid, foreground = 0, port = 80;
  (void)envp;
  for (index = 1; index < argc; index++) {
    if (equal(argv[index], "-v")) {
      say(1, "Server version: Apache/2.0.52\n");
      return 0;
    }
    if (equal(argv[index], "-DFOREGROUND")) foreground = 1;
    if (equal(argv[index], "-D") && index + 1 < argc && equal(argv[index + 1], "FOREGROUND")) foreground = 1;
  }
  if (slurp("/etc/httpd/conf/httpd.conf", conf, sizeof conf) < 0) {
    say(2, "httpd: could not open document config file /etc/httpd/conf/httpd.conf\n");
    return 1;
  }
  if (directive(conf, "DocumentRoot", value, sizeof value)) {
    root[0] = 0;
    append(root, sizeof root, value);
  }
  if (directive(conf, "PidFile", value, sizeof value)) {
    pid_file[0] = 0;
    if (value[0] != '/') append(pid_file, sizeof pid_file, "/etc/httpd/");
    append(pid_file, sizeof pid_file, value);
  }
  if (directive(conf, "Listen", value, sizeof value)) {
    colon = find(value, ":");
    port = number(colon ? colon + 1 : value);
  }
  pid = living(pid_file);
  if (pid) {
    value[0] = 0;
    append(value, sizeof value, "httpd (pid ");
    append_number(value, sizeof value, pid);
    append(value, sizeof value, ") already running\n");
    say(2, value);
    return 1;
  }
  waiting.fd = listen_tcp(0, port);
  waiting.events = POLLIN;
  if (waiting.fd < 0) {
    say(2, "httpd: could not bind to the address of Listen\n");
    return 1;
  }
  if (!foreground) daemonise();
  catch_stop();
  write_pid(pid_file);
  spill("/var/log/httpd/error_log", O_APPEND, "[notice] Apache/2.0.52 (CentOS) configured -- resuming normal operations\n");
  while (!stopping) {
    if (poll(&waiting, 1, 500) > 0) {
      int client = accept_from(waiting.fd);
      if (client < 0) continue;
      serve(client);
      close(client);
    }
  }
  spill("/var/log/httpd/error_log", O_APPEND, "[notice] caught SIGTERM, shutting down\n");
  unlink(pid_file);
  return 0;
}
