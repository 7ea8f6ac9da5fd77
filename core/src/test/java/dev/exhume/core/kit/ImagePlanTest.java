package dev.exhume.core.kit;

import static dev.exhume.core.kit.Profiles.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.kit.oci.Image;
import dev.exhume.core.profile.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImagePlanTest {
  @Test
  void labelsTellWhichServerItWas() {
    Image image =
        ImagePlan.of(
            profile()
                .hostname("web01.example.com")
                .service("mysqld", Verdict.NEEDED, "databases")
                .database("mysql", "4.1.22", "/var/lib/mysql")
                .build());

    assertThat(image.name()).isEqualTo("web01-example-com");
    assertThat(image.labels())
        .containsEntry("dev.exhume.hostname", "web01.example.com")
        .containsEntry("dev.exhume.os", "CentOS release 4.6 (Final)")
        .containsEntry("dev.exhume.services", "mysqld")
        .containsEntry("dev.exhume.volumes", "/var/lib/mysql")
        .containsEntry("dev.exhume.version", "0.1.0")
        .containsEntry("org.opencontainers.image.title", "web01.example.com");
  }

  @Test
  void aHostileNameIsOneShortLineOfText() {
    Image image = ImagePlan.of(profile().hostname("a\n\ud800\uefe9b" + "x".repeat(5000)).build());

    assertThat(image.labels().get("dev.exhume.hostname")).startsWith("a???bxxx").hasSize(512);
  }

  @Test
  void anImageOfAnUnknownAgeIsOfTheEpoch() {
    assertThat(ImagePlan.of(profile().build()).created()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void onlyPortsAreExposed() {
    Image image =
        ImagePlan.of(
            Profiles.withPlan(
                profile().build(),
                List.of(),
                List.of("80/tcp", "80/tcp", "$(id)", "25/tcp"),
                List.of()));

    assertThat(image.exposedPorts()).containsExactly("25/tcp", "80/tcp");
  }
}
