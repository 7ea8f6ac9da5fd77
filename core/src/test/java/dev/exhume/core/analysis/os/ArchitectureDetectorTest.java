package dev.exhume.core.analysis.os;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureDetectorTest {
  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource({
    "3, 32, little, 0, i386, linux/386",
    "62, 64, little, 0, x86_64, linux/amd64",
    "183, 64, little, 0, aarch64, linux/arm64",
    "40, 32, little, 0x05000200, arm, linux/arm/v5",
    "40, 32, little, 0x05000400, arm, linux/arm/v7",
    "21, 64, little, 0, ppc64le, linux/ppc64le",
    "22, 64, big, 0, s390x, linux/s390x",
  })
  void aPlatformIsWhatDockerCallsTheMachine(
      int machine, int bits, String order, String flags, String name, String platform) {
    Path root = server().bytes("/bin/bash", elf(machine, bits, order, Long.decode(flags))).root();

    assertThat(detect(root)).contains(new Architecture(name, bits, Optional.of(platform)));
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aMachineThatDockerDoesNotKnowIsAProblem() {
    Path root = server().bytes("/bin/bash", elf(50, 64, "little", 0)).root();

    assertThat(detect(root)).contains(new Architecture("ia64", 64, Optional.empty()));
    assertThat(problems.sorted())
        .containsExactly(
            Problem.of(
                "/bin/bash",
                "is built for ia64, for which Docker has no platform: a container needs an emulator"));
  }

  @Test
  void linksAreFollowedInsideTheRoot() {
    Path root =
        server()
            .bytes("/usr/bin/dash", elf(3, 32, "little", 0))
            .link("/bin", "/usr/bin")
            .link("/usr/bin/sh", "/bin/dash")
            .root();

    assertThat(detect(root)).map(Architecture::name).contains("i386");
  }

  @Test
  void aScriptIsPassedOver() {
    Path root =
        server()
            .executable("/bin/bash", "#!/bin/busybox sh")
            .bytes("/bin/frobnicate", elf(62, 64, "little", 0))
            .root();

    assertThat(detect(root)).map(Architecture::name).contains("x86_64");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 16, 51})
  void aTruncatedProgramIsAProblemAndTheNextOneTells(int length) {
    Path root =
        server()
            .bytes("/bin/bash", Arrays.copyOf(elf(62, 64, "little", 0), length))
            .bytes("/bin/ls", elf(3, 32, "little", 0))
            .root();

    assertThat(detect(root)).map(Architecture::name).contains("i386");
    assertThat(problems.sorted()).extracting(Problem::path).containsExactly("/bin/bash");
  }

  @Test
  void aClassThatDoesNotExistIsAProblemWithItsPlace() {
    byte[] program = elf(3, 32, "little", 0);
    program[4] = 9;

    assertThat(detect(server().bytes("/bin/bash", program).root())).isEmpty();
    assertThat(problems.sorted())
        .containsExactly(
            new Problem(
                "/bin/bash",
                "cannot be read: ELF header at offset 0x4: class is 9, not 1 or 2",
                Optional.of(4L)));
  }

  @Test
  void anUnknownMachineIsAProblem() {
    assertThat(detect(server().bytes("/bin/bash", elf(0x1234, 32, "little", 0)).root())).isEmpty();
    assertThat(problems.sorted())
        .containsExactly(Problem.of("/bin/bash", "is built for an unknown machine, number 4660"));
  }

  @Test
  void aLinkToItselfAndAnEmptyProgramAreNone() {
    Path root = server().link("/bin/bash", "bash").bytes("/bin/ls").directory("/bin/sh").root();

    assertThat(detect(root)).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  private Optional<Architecture> detect(Path root) {
    return ArchitectureDetector.detect(root, problems);
  }

  /** An ELF header, field by field as the specification places them. */
  private static byte[] elf(int machine, int bits, String order, long flags) {
    boolean isLittle = order.equals("little");
    ByteBuffer header =
        ByteBuffer.allocate(bits == 64 ? 0x40 : 0x34)
            .put(new byte[] {0x7F, 'E', 'L', 'F'})
            .put((byte) (bits == 64 ? 2 : 1))
            .put((byte) (isLittle ? 1 : 2))
            .order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    header.putShort(0x12, (short) machine);
    header.putInt(bits == 64 ? 0x30 : 0x24, (int) flags);
    return header.array();
  }
}
