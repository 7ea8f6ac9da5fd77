/* The sample's hand-installed application: needs the database at its start, then answers on its own port. */
#include "mini.h"

static void serve(int client, const char *database) {
  static char request[4096], answer[8192];
  int fd, count;
  if (read(client, request, sizeof request) <= 0) return;
  say(client, "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nItems in the shop:\n");
  fd = connect_unix(database);
  if (fd < 0) {
    say(client, "no database\n");
    return;
  }
  say(fd, "select * from shop.items");
  while ((count = read(fd, answer, sizeof answer)) > 0) write(client, answer, count);
  close(fd);
}

int main(int argc, char **argv, char **envp) {
  const char *database = "/var/lib/mysql/mysql.sock", *pid_file = "/var/run/shopd.pid";
  struct pollfd waiting;
  int index, fd, port = 8080;
  (void)envp;
  for (index = 1; index + 1 < argc; index++) {
    if (equal(argv[index], "--port")) port = number(argv[++index]);
    else if (equal(argv[index], "--pid-file")) pid_file = argv[++index];
  }
  fd = connect_unix(database);
  if (fd < 0) {
    say(2, "shopd: no database at /var/lib/mysql/mysql.sock\n");
    return 1;
  }
  close(fd);
  waiting.fd = listen_tcp(0, port);
  waiting.events = POLLIN;
  if (waiting.fd < 0) {
    say(2, "shopd: cannot listen\n");
    return 1;
  }
  daemonise();
  catch_stop();
  write_pid(pid_file);
  while (!stopping) {
    if (poll(&waiting, 1, 500) > 0) {
      int client = accept_from(waiting.fd);
      if (client < 0) continue;
      serve(client, database);
      close(client);
    }
  }
  unlink(pid_file);
  return 0;
}
