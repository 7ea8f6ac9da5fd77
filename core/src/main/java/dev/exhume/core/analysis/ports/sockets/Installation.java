package dev.exhume.core.analysis.ports.sockets;

import java.nio.file.Path;
import java.util.List;

/**
 * A place where a daemon is installed; a server can have several of the same daemon.
 *
 * @param configuration its main file, whether that is there or not
 * @param marks texts that tell in a start script that it starts this one: the path of a program or
 *     of a directory
 * @param programs any of which has to be there, or nothing is installed
 */
public record Installation(Path configuration, List<String> marks, List<Path> programs) {
  public Installation {
    marks = List.copyOf(marks);
    programs = List.copyOf(programs);
  }
}
