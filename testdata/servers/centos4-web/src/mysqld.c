/* The sample's database server: one line in, lines out; a table is a .MYD file of one row a line. */
#include "mini.h"

const char banner[] = "mysqld  Ver 4.1.20 for redhat-linux-gnu on i686 (Source distribution)";

#define MYSQL_UID 27

static char conf[8192], data[256] = "/var/lib/mysql", socket_file[256] = "/var/lib/mysql/mysql.sock";
static char pid_file[256] = "/var/run/mysqld/mysqld.pid", log_file[] = "/var/log/mysqld.log";

static void note(const char *text) { spill(log_file, O_APPEND, text); }

static void in_data(char *path, int size, const char *name) {
  path[0] = 0;
  append(path, size, data);
  append(path, size, "/");
  append(path, size, name);
}

/* The .MYD file of the DATABASE.TABLE that follows a word of the statement. */
static int table_after(const char *statement, const char *word, char *path, int size) {
  const char *from = find(statement, word);
  char name[128];
  int at = 0, dots = 0;
  if (!from) return 0;
  for (from += length(word); *from > ' ' && *from != ';' && at < 120; from++) {
    if (*from == '/' || (*from == '.' && ++dots > 1)) return 0;
    name[at++] = *from == '.' ? '/' : *from;
  }
  name[at] = 0;
  if (dots != 1) return 0;
  append(name, sizeof name, ".MYD");
  in_data(path, size, name);
  return 1;
}

static void answer(int client) {
  static char statement[2048], path[512], rows[65536];
  int size = read(client, statement, sizeof statement - 1);
  if (size <= 0) return;
  statement[size] = 0;
  if (begins(statement, "ping")) {
    say(client, "mysqld is alive\n");
  } else if (begins(statement, "select version()")) {
    say(client, "4.1.20\n");
  } else if (begins(statement, "select") && table_after(statement, "from ", path, sizeof path)) {
    size = slurp(path, rows, sizeof rows);
    if (size < 0) {
      say(client, "ERROR 1146 (42S02): Table doesn't exist\n");
    } else if (begins(statement, "select count(*)")) {
      int at, lines = 0;
      for (at = 0; at < size; at++) lines += rows[at] == '\n';
      rows[0] = 0;
      append_number(rows, sizeof rows, lines);
      append(rows, sizeof rows, "\n");
      say(client, rows);
    } else {
      write(client, rows, size);
    }
  } else if (begins(statement, "insert") && table_after(statement, "into ", path, sizeof path)) {
    const char *row = find(statement, "values ");
    if (row && slurp(path, rows, sizeof rows) >= 0) {
      rows[0] = 0;
      append(rows, sizeof rows, row + 7);
      if (rows[0] && rows[length(rows) - 1] != '\n') append(rows, sizeof rows, "\n");
      spill(path, O_APPEND, rows);
      say(client, "Query OK, 1 row affected\n");
    } else {
      say(client, "ERROR 1146 (42S02): Table doesn't exist\n");
    }
  } else {
    say(client, "ERROR 1064 (42000): You have an error in your SQL syntax\n");
  }
}

int main(int argc, char **argv, char **envp) {
  char path[512], value[256];
  struct pollfd waiting[2];
  int index, fd, port = 3306;
  (void)envp;
  if (slurp("/etc/my.cnf", conf, sizeof conf) >= 0) {
    if (directive(conf, "datadir", value, sizeof value)) data[0] = 0, append(data, sizeof data, value);
    if (directive(conf, "socket", value, sizeof value)) socket_file[0] = 0, append(socket_file, sizeof socket_file, value);
    if (directive(conf, "port", value, sizeof value)) port = number(value);
  }
  for (index = 1; index < argc; index++) {
    if (equal(argv[index], "--version")) {
      say(1, banner);
      say(1, "\n");
      return 0;
    }
    if (begins(argv[index], "--pid-file=")) pid_file[0] = 0, append(pid_file, sizeof pid_file, argv[index] + 11);
    if (begins(argv[index], "--datadir=")) data[0] = 0, append(data, sizeof data, argv[index] + 10);
    if (begins(argv[index], "--socket=")) socket_file[0] = 0, append(socket_file, sizeof socket_file, argv[index] + 9);
  }
  catch_stop();
  become(MYSQL_UID, MYSQL_UID);
  in_data(path, sizeof path, "mysql/user.frm");
  fd = open(path, O_RDONLY, 0);
  if (fd < 0) {
    note("[ERROR] Fatal error: Can't open privilege tables\n");
    return 1;
  }
  close(fd);
  in_data(path, sizeof path, "CLEAN");
  fd = open(path, O_RDONLY, 0);
  if (fd < 0) note("InnoDB: Database was not shut down normally! Starting crash recovery.\n");
  else close(fd);
  unlink(path);
  waiting[0].fd = listen_tcp(0x0100007f, port);
  waiting[1].fd = listen_unix(socket_file);
  waiting[0].events = waiting[1].events = POLLIN;
  if (waiting[0].fd < 0 || waiting[1].fd < 0) {
    note("[ERROR] Can't start server: bind on TCP/IP port or unix socket failed\n");
    return 1;
  }
  write_pid(pid_file);
  if (!living(pid_file) && (fd = open(pid_file, O_RDONLY, 0)) < 0) {
    note("[ERROR] Can't create the pid file\n");
    return 1;
  }
  note("/usr/libexec/mysqld: ready for connections.\n");
  while (!stopping) {
    if (poll(waiting, 2, 500) <= 0) continue;
    for (index = 0; index < 2; index++) {
      if (waiting[index].revents & POLLIN) {
        int client = accept_from(waiting[index].fd);
        if (client < 0) continue;
        answer(client);
        close(client);
      }
    }
  }
  note("/usr/libexec/mysqld: Normal shutdown\n");
  unlink(socket_file);
  in_data(path, sizeof path, "CLEAN");
  spill(path, O_TRUNC, "shut down cleanly\n");
  unlink(pid_file);
  note("/usr/libexec/mysqld: Shutdown complete\n");
  return 0;
}
