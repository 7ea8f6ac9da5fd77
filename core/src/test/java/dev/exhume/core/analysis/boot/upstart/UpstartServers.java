package dev.exhume.core.analysis.boot.upstart;

import static dev.exhume.testdata.DeadServers.server;

import dev.exhume.testdata.ServerBuilder;

/** Dead servers that booted under upstart, with the jobs that carry a boot as they came. */
final class UpstartServers {
  private UpstartServers() {}

  /** Of the time of {@code /etc/init}, without an inittab. */
  static ServerBuilder ubuntu() {
    return server()
        .file("/sbin/init", "upstart")
        .file("/etc/debian_version", "jessie/sid")
        .file(
            "/etc/init/mountall.conf",
            "description \"Mount filesystems on boot\"",
            "start on startup",
            "stop on starting rcS",
            "expect daemon",
            "task",
            "emits virtual-filesystems",
            "emits filesystem",
            "exec mountall --daemon")
        .file(
            "/etc/init/rc-sysinit.conf",
            "start on (filesystem and static-network-up) or failsafe-boot",
            "stop on runlevel",
            "env DEFAULT_RUNLEVEL=2",
            "emits runlevel",
            "task",
            "script",
            "    [ -n \"${FROM_SINGLE_USER_MODE}\" ] || /etc/init.d/rcS",
            "    telinit \"${DEFAULT_RUNLEVEL}\"",
            "end script")
        .file(
            "/etc/init/rc.conf",
            "start on runlevel [0123456]",
            "stop on runlevel [!$RUNLEVEL]",
            "export RUNLEVEL",
            "export PREVLEVEL",
            "console output",
            "env INIT_VERBOSE",
            "task",
            "exec /etc/init.d/rc $RUNLEVEL")
        .file(
            "/etc/init/tty1.conf",
            "start on stopped rc RUNLEVEL=[2345] and (",
            "            not-container or",
            "            container CONTAINER=lxc or",
            "            container CONTAINER=lxc-libvirt)",
            "stop on runlevel [!2345]",
            "respawn",
            "exec /sbin/getty -8 38400 tty1");
  }

  /** Red Hat's sixth: jobs for the boot, scripts of System V for all services. */
  static ServerBuilder centOs6() {
    return server()
        .file("/sbin/init", "upstart")
        .file("/etc/inittab", "# Default runlevel.", "id:3:initdefault:")
        .link("/etc/init.d", "rc.d/init.d")
        .file(
            "/etc/init/rcS.conf",
            "start on startup",
            "stop on runlevel",
            "task",
            "console output",
            "exec /etc/rc.d/rc.sysinit",
            "post-stop script",
            "\texec telinit $runlevel",
            "end script")
        .file(
            "/etc/init/rc.conf",
            "start on runlevel [0123456]",
            "stop on runlevel [!$RUNLEVEL]",
            "task",
            "export RUNLEVEL",
            "console output",
            "exec /etc/rc.d/rc $RUNLEVEL")
        .file(
            "/etc/init/start-ttys.conf",
            "start on stopped rc RUNLEVEL=[2345]",
            "env ACTIVE_CONSOLES=/dev/tty[1-6]",
            "task",
            "script",
            "\t. /etc/sysconfig/init",
            "\tfor tty in $(echo $ACTIVE_CONSOLES) ; do",
            "\t\tinitctl start tty TTY=$tty",
            "\tdone",
            "end script")
        .file(
            "/etc/init/tty.conf",
            "stop on runlevel [S016]",
            "respawn",
            "instance $TTY",
            "exec /sbin/mingetty $TTY")
        .file(
            "/etc/init/prefdm.conf",
            "start on stopped rc RUNLEVEL=5",
            "stop on starting rc RUNLEVEL=[!5]",
            "console output",
            "respawn",
            "exec /etc/X11/prefdm -nodaemon")
        .executable("/etc/rc.d/init.d/crond", "#!/bin/sh")
        .link("/etc/rc.d/rc3.d/S90crond", "../init.d/crond");
  }

  /** The first upstart, whose jobs could have several conditions. */
  static ServerBuilder ubuntu804() {
    return server()
        .file("/sbin/init", "upstart")
        .file("/etc/debian_version", "lenny/sid")
        .file("/etc/event.d/rcS", "start on startup", "console output", "exec /etc/init.d/rcS")
        .file(
            "/etc/event.d/rc-default",
            "start on stopped rcS",
            "script",
            "\trunlevel --reboot || true",
            "\ttelinit 2",
            "end script")
        .file(
            "/etc/event.d/rc2",
            "start on runlevel 2",
            "stop on runlevel [!2]",
            "console output",
            "script",
            "\tset $(runlevel --set 2 || true)",
            "\texec /etc/init.d/rc 2",
            "end script")
        .file(
            "/etc/event.d/tty1",
            "start on stopped rc2",
            "start on stopped rc3",
            "stop on runlevel 0",
            "respawn",
            "exec /sbin/getty 38400 tty1")
        .executable("/etc/init.d/apache2", "#!/bin/sh")
        .link("/etc/rc2.d/S91apache2", "../init.d/apache2");
  }

  /** Red Hat's first with upstart. */
  static ServerBuilder fedora10() {
    return server()
        .file("/sbin/init", "upstart")
        .file("/etc/inittab", "id:5:initdefault:")
        .link("/etc/init.d", "rc.d/init.d")
        .file(
            "/etc/event.d/rcS", "start on startup", "stop on runlevel", "exec /etc/rc.d/rc.sysinit")
        .file(
            "/etc/event.d/rc5",
            "start on runlevel 5",
            "stop on runlevel [!5]",
            "console output",
            "exec /etc/rc.d/rc 5")
        .file("/etc/event.d/prefdm", "start on stopped rc5", "respawn", "exec /etc/X11/prefdm")
        .file(
            "/etc/event.d/tty1",
            "start on stopped rc2",
            "start on started prefdm",
            "respawn /sbin/mingetty tty1")
        .executable("/etc/rc.d/init.d/httpd", "#!/bin/sh")
        .link("/etc/rc.d/rc5.d/S85httpd", "../init.d/httpd");
  }
}
