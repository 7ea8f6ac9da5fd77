/* The client of the sample's database server: "mysql -e STATEMENT"; called mysqladmin, "mysqladmin ping". */
#include "mini.h"

int main(int argc, char **argv, char **envp) {
  static char answer[4096];
  const char *statement = "ping";
  int index, fd, count, failed = 0;
  (void)envp;
  for (index = 1; index < argc; index++)
    if (equal(argv[index], "-e") && index + 1 < argc) statement = argv[++index];
  fd = connect_unix("/var/lib/mysql/mysql.sock");
  if (fd < 0) {
    say(2, "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/lib/mysql/mysql.sock'\n");
    return 1;
  }
  say(fd, statement);
  while ((count = read(fd, answer, sizeof answer)) > 0) {
    if (begins(answer, "ERROR")) failed = 1;
    write(failed ? 2 : 1, answer, count);
  }
  return failed;
}
