package dev.exhume.benchmarks;

import dev.exhume.rpm.RpmDatabase;
import dev.exhume.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reads a whole database: {@code -p database=Packages,rpmdb.sqlite}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx64m", "-XX:+UseSerialGC"})
public class RpmDatabaseBenchmark {
  /** Files, each a database or the directory of one. */
  @Param("")
  public String database = "";

  /** Names, versions and whatever else a package keeps; every header's digest is verified. */
  @Benchmark
  public void packages(Blackhole sink) throws IOException {
    try (RpmDatabase rpm = RpmDatabase.open(Path.of(database))) {
      for (Iterator<RpmPackage> all = rpm.stream().iterator(); all.hasNext(); ) {
        sink.consume(all.next());
      }
    }
  }

  /** The same, and the path of every file. */
  @Benchmark
  public void paths(Blackhole sink) throws IOException {
    try (RpmDatabase rpm = RpmDatabase.open(Path.of(database))) {
      for (Iterator<RpmPackage> all = rpm.stream().iterator(); all.hasNext(); ) {
        sink.consume(all.next().filePaths());
      }
    }
  }

  /** The same, and everything that is known of every file. */
  @Benchmark
  public void files(Blackhole sink) throws IOException {
    try (RpmDatabase rpm = RpmDatabase.open(Path.of(database))) {
      for (Iterator<RpmPackage> all = rpm.stream().iterator(); all.hasNext(); ) {
        sink.consume(all.next().files());
      }
    }
  }
}
