package dev.exhume.core.kit.run;

import static dev.exhume.core.kit.Profiles.profile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.exhume.core.kit.Profiles;
import dev.exhume.core.kit.rebuild.BuildArgument;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposeFileTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @Test
  void whatTheBuildCanBeToldHasAValueThatTheEnvironmentReplaces() throws IOException {
    JsonNode build =
        YAML.readTree(
                ComposeFile.of(
                    profile().build(),
                    "web01",
                    List.of(new BuildArgument("BASE", "debian/eol:etch", "a base"))))
            .at("/services/server/build");

    assertThat(build.get("context").asText()).isEqualTo(".");
    assertThat(build.at("/args/BASE").asText()).isEqualTo("${BASE:-debian/eol:etch}");
  }

  @Test
  void itSaysTheSameAsTheScript() throws Exception {
    ServerProfile profile =
        profile()
            .hostname("web01.example.com")
            .hostsEntry("10.1.2.9", "db.example.com")
            .dependency("remote-host", "db.example.com")
            .service("mysqld", Verdict.NEEDED, "data")
            .service("httpd", Verdict.NEEDED, "site")
            .port(80, "tcp", "httpd", true)
            .port(3306, "tcp", "mysqld", false)
            .database("mysql", "4.1.20", "/var/lib/mysql")
            .kernelParameter("kernel.sem", "250 32000 100 128", true)
            .build();

    JsonNode document = read(profile);

    assertThat(document.at("/services/server"))
        .isEqualTo(
            YAML.readTree(
                """
                image: ${IMAGE:-web01}
                build: .
                container_name: ${NAME:-web01}
                platform: linux/386
                hostname: web01.example.com
                stop_grace_period: 60s
                ulimits:
                  nofile: {soft: 1024, hard: 4096}
                sysctls: ["kernel.sem=250 32000 100 128"]
                extra_hosts: ["db.example.com:10.1.2.9"]
                ports: ["${PORT_80:-80}:80/tcp", "${PORT_3306:-127.0.0.1:3306}:3306/tcp"]
                volumes: ["var-lib-mysql:/var/lib/mysql"]
                healthcheck:
                  test: [CMD, /bin/sh, /entrypoint.sh, --health, httpd=80/tcp, mysqld=3306/tcp]
                  interval: 30s
                  timeout: 10s
                  start_period: 900s
                  retries: 3
                """));
    assertThat(document.at("/volumes/var-lib-mysql/name").textValue())
        .isEqualTo("${NAME:-web01}-var-lib-mysql");
  }

  @Test
  void theOldAddressIsThatOfANetworkOfItsOwn() throws Exception {
    JsonNode document =
        read(
            profile()
                .networkCard("00:0c:29:5e:01:aa", "10.1.2.3/24")
                .service("httpd", Verdict.NEEDED, "site")
                .portOn("10.1.2.3", 80, "httpd")
                .build());

    assertThat(document.at("/services/server/networks/old/ipv4_address").textValue())
        .isEqualTo("10.1.2.3");
    assertThat(document.at("/networks/old/ipam/config/0"))
        .isEqualTo(YAML.readTree("{subnet: 10.1.2.0/24, gateway: 10.1.2.254}"));
  }

  @Test
  void whatTheServerCallsThingsNeverBecomesStructure() throws Exception {
    String hostile = "'\"\n  privileged: true\n# ${HOME} $(id) : { [ &a *a !!x";
    ServerProfile profile =
        profile()
            .hostname(hostile)
            .service(hostile, Verdict.NEEDED, hostile)
            .port(80, "tcp", hostile, true)
            .data("/srv/data", hostile, false)
            .mount(hostile, hostile, hostile, MountStatus.MISSING)
            .build();
    ServerProfile planned =
        Profiles.withPlan(
            profile,
            List.of("/srv/" + hostile),
            List.of("80/tcp"),
            List.of("--hostname", hostile, "--sysctl", hostile, "--ulimit", hostile, hostile));

    JsonNode document = read(planned);

    assertThat(document.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("services", "volumes");
    assertThat(document.at("/services").size()).isEqualTo(1);
    assertThat(document.findValues("privileged")).isEmpty();
    assertThat(document.at("/services/server/hostname").textValue())
        .isEqualTo(hostile.replace("$", "$$"));
    assertThat(read(profile).findValues("privileged")).isEmpty();
  }

  private static JsonNode read(ServerProfile profile) throws IOException {
    return YAML.readTree(ComposeFile.of(profile, "web01", List.of()));
  }
}
