package dev.exhume.rpm.example;

import dev.exhume.rpm.RpmDatabase;
import dev.exhume.rpm.RpmFile;
import dev.exhume.rpm.RpmPackage;
import dev.exhume.rpm.RpmTag;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** The example of the module's README: all that is imported is for everybody. */
final class Inventory {
  private Inventory() {}

  static void print(Path path, PrintStream out) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(path)) {
      for (RpmPackage rpm : database.packages()) {
        out.println(rpm.nevra() + " " + rpm.integrity());
        rpm.installTime().ifPresent(time -> out.println("  installed " + time));
        rpm.signatures().forEach(signature -> out.println("  signed " + signature));
        rpm.header().text(RpmTag.BUILDHOST).ifPresent(host -> out.println("  built on " + host));
        for (RpmFile file : rpm.files()) {
          if (file.isConfig()) {
            out.println("  configured by " + file.path());
          }
        }
      }
      database.problems().forEach(out::println); // what was damaged, where, and what it cost
    }
  }
}
