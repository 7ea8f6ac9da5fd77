package dev.exhume.core.analysis.bootloader;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import org.junit.jupiter.api.Test;

class KernelArgumentsTest {
  @Test
  void theLastOfSeveralRunlevelsAndValuesCounts() {
    KernelArguments arguments = of("ro 5 init=/a single init=/b 3 softlevel=");

    assertThat(arguments.runlevel()).contains("3");
    assertThat(arguments.value("init")).contains("/b");
    assertThat(arguments.value("softlevel")).isEmpty();
    assertThat(arguments.location()).isEqualTo("/boot/grub/grub.conf:2");
    assertThat(arguments.evidence()).contains(Evidence.line("/boot/grub/grub.conf", 2));
  }

  @Test
  void allWordsForASingleUserAreOneRunlevel() {
    for (String word : new String[] {"single", "s", "S", "-s", "emergency", "-b"}) {
      assertThat(of("ro " + word + " quiet").runlevel()).contains("S");
    }
  }

  @Test
  void wordsThatOnlyLookLikeARunlevelAreNone() {
    assertThat(of("ro vga=3 console=ttyS0 12 singles").runlevel()).isEmpty();
    assertThat(KernelArguments.of(server().root(), new Problems()).words()).isEmpty();
  }

  private static KernelArguments of(String words) {
    return KernelArguments.of(
        server().file("/boot/grub/grub.conf", "title x", "kernel /vmlinuz " + words).root(),
        new Problems());
  }
}
