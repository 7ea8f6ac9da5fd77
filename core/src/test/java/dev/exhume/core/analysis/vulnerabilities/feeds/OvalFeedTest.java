package dev.exhume.core.analysis.vulnerabilities.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.vulnerabilities.Advisory;
import dev.exhume.core.profile.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OvalFeedTest {
  private static final String NAMESPACES =
      "xmlns=\"http://oval.mitre.org/XMLSchema/oval-definitions-5\""
          + " xmlns:red-def=\"http://oval.mitre.org/XMLSchema/oval-definitions-5#linux\"";

  /** As Red Hat writes its announcements. */
  private static final String RED_HAT =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <oval_definitions %s>
       <definitions>
        <definition class="patch" id="oval:com.redhat.rhsa:def:20141293" version="601">
         <metadata>
          <title>RHSA-2014:1293: bash security update (Critical)</title>
          <affected family="unix"><platform>Red Hat Enterprise Linux 6</platform></affected>
          <reference source="RHSA" ref_id="RHSA-2014:1293" ref_url="https://example.org/"/>
          <reference source="CVE" ref_id="CVE-2014-6271" ref_url="https://example.org/"/>
          <description>The GNU Bourne Again shell.</description>
          <advisory from="secalert@example.org">
           <severity>Critical</severity>
           <cve impact="critical" public="20140924">CVE-2014-6271</cve>
          </advisory>
         </metadata>
         <criteria operator="OR">
          <criterion comment="Red Hat Enterprise Linux must be installed" test_ref="t:9"/>
          <criteria operator="AND">
           <criterion comment="Red Hat Enterprise Linux 6 is installed" test_ref="t:1"/>
           <criteria operator="OR">
            <criteria operator="AND">
             <criterion comment="bash is earlier than 0:4.1.2-15.el6_5.1" test_ref="t:2"/>
             <criterion comment="bash is signed with Red Hat key" test_ref="t:3"/>
            </criteria>
            <criteria operator="AND">
             <criterion comment="bash-doc is earlier than 0:4.1.2-15.el6_5.1" test_ref="t:4"/>
             <criterion comment="bash-doc is signed with Red Hat key" test_ref="t:5"/>
            </criteria>
           </criteria>
          </criteria>
         </criteria>
        </definition>
       </definitions>
       <tests>
        <red-def:rpmverifyfile_test id="t:9"><red-def:object object_ref="o:9"/></red-def:rpmverifyfile_test>
        <red-def:rpminfo_test check="at least one" id="t:1">
         <red-def:object object_ref="o:1"/><red-def:state state_ref="s:1"/>
        </red-def:rpminfo_test>
        <red-def:rpminfo_test check="at least one" id="t:2">
         <red-def:object object_ref="o:2"/><red-def:state state_ref="s:2"/>
        </red-def:rpminfo_test>
        <red-def:rpminfo_test check="at least one" id="t:3">
         <red-def:object object_ref="o:2"/><red-def:state state_ref="s:3"/>
        </red-def:rpminfo_test>
        <red-def:rpminfo_test check="at least one" id="t:4">
         <red-def:object object_ref="o:3"/><red-def:state state_ref="s:2"/>
        </red-def:rpminfo_test>
        <red-def:rpminfo_test check="at least one" id="t:5">
         <red-def:object object_ref="o:3"/><red-def:state state_ref="s:3"/>
        </red-def:rpminfo_test>
       </tests>
       <objects>
        <red-def:rpminfo_object id="o:1"><red-def:name>redhat-release</red-def:name></red-def:rpminfo_object>
        <red-def:rpminfo_object id="o:2"><red-def:name>bash</red-def:name></red-def:rpminfo_object>
        <red-def:rpminfo_object id="o:3"><red-def:name>bash-doc</red-def:name></red-def:rpminfo_object>
       </objects>
       <states>
        <red-def:rpminfo_state id="s:1"><red-def:version operation="pattern match">^6[^\\d]</red-def:version></red-def:rpminfo_state>
        <red-def:rpminfo_state id="s:2">
         <red-def:arch datatype="string" operation="pattern match">i686|x86_64</red-def:arch>
         <red-def:evr datatype="evr_string" operation="less than">0:4.1.2-15.el6_5.1</red-def:evr>
        </red-def:rpminfo_state>
        <red-def:rpminfo_state id="s:3"><red-def:signature_keyid operation="equals">199e2f91fd431d51</red-def:signature_keyid></red-def:rpminfo_state>
       </states>
      </oval_definitions>
      """
          .formatted(NAMESPACES);

  private static final String VULNERABLE =
      "CVE-2014-6271 of bash: VULNERABLE, fixed in 0:4.1.2-15.el6_5.1 (RHSA-2014:1293)";

  @TempDir private Path folder;

  @Test
  void anOlderBuildIsVulnerable() throws IOException {
    FedServer server = centos("6.5", "15.el6_4").feed("rhel6.xml", RED_HAT);

    assertThat(server.verdicts()).containsExactly(VULNERABLE);
    assertThat(server.advisories())
        .extracting(advisory -> advisory.origin().flatMap(Advisory.Origin::severity))
        .contains(Optional.of(Severity.CRITICAL));
  }

  @Test
  void theMendedBuildIsNotWhoeverSignedIt() throws IOException {
    assertThat(centos("6.5", "15.el6_5.1").feed("rhel6.xml", RED_HAT).verdicts())
        .containsExactly(
            "CVE-2014-6271 of bash: FIXED, fixed since 0:4.1.2-15.el6_5.1 (RHSA-2014:1293)");
  }

  @Test
  void anotherReleaseIsNotMeant() throws IOException {
    assertThat(centos("5.11", "15.el5").feed("rhel6.xml", RED_HAT).verdicts()).isEmpty();
    assertThat(
            centos("6.5", "15.el6_4")
                .feed("rhel6.xml", RED_HAT.replace("^6[^\\d]", "^7[^\\d]"))
                .verdicts())
        .isEmpty();
  }

  @Test
  void anotherArchitectureIsNotMeant() throws IOException {
    assertThat(
            centos("6.5", "15.el6_4")
                .feed("rhel6.xml", RED_HAT.replace("i686|x86_64", "ppc64|s390x"))
                .verdicts())
        .isEmpty();
  }

  @Test
  void whatWasWithdrawnOrRejectedSaysNothing() throws IOException {
    assertThat(
            centos("6.5", "15.el6_4")
                .feed("a.xml", RED_HAT.replace("version=\"601\"", "deprecated=\"true\""))
                .verdicts())
        .isEmpty();
    assertThat(
            centos("6.5", "15.el6_4")
                .feed("a.xml", RED_HAT.replace("The GNU", "** REJECT ** Do not use it. The GNU"))
                .verdicts())
        .isEmpty();
  }

  @Test
  void whatIsOnlyInstalledAndNeverMendedIsVulnerable() throws IOException {
    String unpatched =
        RED_HAT
            .replace("class=\"patch\"", "class=\"vulnerability\"")
            .replaceAll("<red-def:evr .*</red-def:evr>", "");

    assertThat(centos("6.5", "15.el6_4").feed("a.xml", unpatched).verdicts())
        .containsExactly(
            "CVE-2014-6271 of bash: VULNERABLE, no fix was ever published for this release");
    assertThat(
            centos("6.5", "15.el6_4")
                .feed("a.xml", unpatched.replace("com.redhat.rhsa", "com.redhat.unaffected"))
                .verdicts())
        .containsExactly(
            "CVE-2014-6271 of bash: NOT_AFFECTED, no build of this release ever had it");
  }

  @Test
  void ubuntuNamesPackagesInVariables() throws IOException {
    String feed =
        """
        <oval_definitions %s>
         <definitions>
          <definition class="vulnerability" id="oval:com.ubuntu.trusty:def:20146271000" version="1">
           <metadata>
            <title>CVE-2014-6271 on Ubuntu 14.04 LTS (trusty) - high.</title>
            <description>A shell.</description>
            <affected family="unix"><platform>Ubuntu 14.04 LTS</platform></affected>
            <reference source="CVE" ref_id="CVE-2014-6271" ref_url="https://example.org/"/>
            <advisory><severity>High</severity></advisory>
           </metadata>
           <criteria>
            <extend_definition definition_ref="oval:com.ubuntu.trusty:def:100"/>
            <criteria operator="OR"><criterion test_ref="t:1"/></criteria>
           </criteria>
          </definition>
         </definitions>
         <tests>
          <red-def:dpkginfo_test id="t:1" check_existence="at_least_one_exists">
           <red-def:object object_ref="o:1"/><red-def:state state_ref="s:1"/>
          </red-def:dpkginfo_test>
         </tests>
         <objects>
          <red-def:dpkginfo_object id="o:1"><red-def:name var_ref="v:1" var_check="at least one"/></red-def:dpkginfo_object>
         </objects>
         <states>
          <red-def:dpkginfo_state id="s:1"><red-def:evr datatype="debian_evr_string" operation="less than">0:4.3-7ubuntu1.1</red-def:evr></red-def:dpkginfo_state>
         </states>
         <variables>
          <constant_variable id="v:1" datatype="string"><value>bash</value><value>bash-builtins</value></constant_variable>
         </variables>
        </oval_definitions>
        """
            .formatted(NAMESPACES);

    assertThat(
            new FedServer("ubuntu", "14.04", folder)
                .dpkg("bash", "4.3-6ubuntu1")
                .feed("a.xml", feed)
                .verdicts())
        .containsExactly("CVE-2014-6271 of bash: VULNERABLE, fixed in 0:4.3-7ubuntu1.1");
  }

  @Test
  void debianNamesSourcesOfWhichNoPackageNeedHaveTheName() throws IOException {
    String feed =
        """
        <oval_definitions %s>
         <definitions>
          <definition class="vulnerability" id="oval:org.debian:def:1" version="1">
           <metadata>
            <title>CVE-2023-4911 glibc</title>
            <affected family="unix"><platform>Debian GNU/Linux 12</platform></affected>
            <reference source="CVE" ref_id="CVE-2023-4911" ref_url="https://example.org/"/>
           </metadata>
           <criteria operator="AND">
            <criterion comment="Debian 12 is installed" test_ref="t:9"/>
            <criteria operator="OR"><criterion test_ref="t:1"/></criteria>
           </criteria>
          </definition>
         </definitions>
         <tests>
          <red-def:dpkginfo_test id="t:1" check_existence="at_least_one_exists">
           <red-def:object object_ref="o:1"/><red-def:state state_ref="s:1"/>
          </red-def:dpkginfo_test>
         </tests>
         <objects>
          <red-def:dpkginfo_object id="o:1"><red-def:name>glibc</red-def:name></red-def:dpkginfo_object>
         </objects>
         <states>
          <red-def:dpkginfo_state id="s:1"><red-def:evr datatype="debian_evr_string" operation="less than">0:2.36-9+deb12u3</red-def:evr></red-def:dpkginfo_state>
         </states>
        </oval_definitions>
        """
            .formatted(NAMESPACES);

    assertThat(
            new FedServer("debian", "12.1", folder)
                .dpkg("libc6", "glibc", "2.36-9+deb12u1")
                .feed("a.xml", feed)
                .verdicts())
        .containsExactly("CVE-2023-4911 of glibc: VULNERABLE, fixed in 0:2.36-9+deb12u3");
    assertThat(
            new FedServer("debian", "12.2", folder)
                .dpkg("libc6", "glibc", "2.36-9+deb12u3")
                .feed("a.xml", feed)
                .verdicts())
        .containsExactly("CVE-2023-4911 of glibc: FIXED, fixed since 0:2.36-9+deb12u3");
    assertThat(
            new FedServer("debian", "12.1", folder)
                .dpkg("bash", "5.2.15-2")
                .feed("a.xml", feed)
                .verdicts())
        .isEmpty();
  }

  @Test
  void suseNamesAllServicePacksInOneDefinition() throws IOException {
    String feed =
        """
        <oval_definitions %s>
         <definitions>
          <definition class="vulnerability" id="oval:org.opensuse.security:def:20146271" version="1">
           <metadata>
            <title>CVE-2014-6271</title>
            <affected family="unix">
             <platform>SUSE Linux Enterprise Server 11 SP2</platform>
             <platform>SUSE Linux Enterprise Server 11 SP3</platform>
            </affected>
            <reference ref_id="Mitre CVE-2014-6271" ref_url="https://example.org/" source="CVE"/>
            <description>A shell.</description>
           </metadata>
           <criteria operator="OR">
            <criteria operator="AND">
             <criterion test_ref="t:1" comment="SUSE Linux Enterprise Server 11 SP2 is installed"/>
             <criterion test_ref="t:2" comment="bash less than 3.2-147.14.20.1"/>
            </criteria>
            <criteria operator="AND">
             <criterion test_ref="t:3" comment="SUSE Linux Enterprise Server 11 SP3 is installed"/>
             <criterion test_ref="t:4" comment="bash less than 3.2-147.20.1"/>
            </criteria>
           </criteria>
          </definition>
         </definitions>
         <tests>
          <rpminfo_test id="t:1"><object object_ref="o:1"/><state state_ref="s:1"/></rpminfo_test>
          <rpminfo_test id="t:2"><object object_ref="o:2"/><state state_ref="s:2"/></rpminfo_test>
          <rpminfo_test id="t:3"><object object_ref="o:1"/><state state_ref="s:3"/></rpminfo_test>
          <rpminfo_test id="t:4"><object object_ref="o:2"/><state state_ref="s:4"/></rpminfo_test>
         </tests>
         <objects>
          <rpminfo_object id="o:1"><name>sles-release</name></rpminfo_object>
          <rpminfo_object id="o:2"><name>bash</name></rpminfo_object>
         </objects>
         <states>
          <rpminfo_state id="s:1"><version operation="equals">11.2</version></rpminfo_state>
          <rpminfo_state id="s:2"><evr operation="less than">0:3.2-147.14.20.1</evr></rpminfo_state>
          <rpminfo_state id="s:3"><version operation="equals">11.3</version></rpminfo_state>
          <rpminfo_state id="s:4"><evr operation="less than">0:3.2-147.20.1</evr></rpminfo_state>
         </states>
        </oval_definitions>
        """
            .formatted(NAMESPACES);

    assertThat(sles("11.3", "147.14").feed("a.xml", feed).verdicts())
        .containsExactly("CVE-2014-6271 of bash: VULNERABLE, fixed in 0:3.2-147.20.1");
    assertThat(sles("11.2", "147.14.20.1").feed("a.xml", feed).verdicts())
        .containsExactly("CVE-2014-6271 of bash: FIXED, fixed since 0:3.2-147.14.20.1");
    assertThat(sles("11.4", "147.14").feed("a.xml", feed).verdicts()).isEmpty();
  }

  @Test
  void itMayBeCompressedOrInAnArchive() throws IOException {
    assertThat(centos("6.5", "15.el6_4").feed("a.xml.bz2", bzip2(RED_HAT)).verdicts())
        .containsExactly(VULNERABLE);
    assertThat(centos("6.5", "15.el6_4").feed("b.tar.gz", tarGz(RED_HAT)).verdicts())
        .containsExactly(VULNERABLE, VULNERABLE);
  }

  @Test
  void entitiesOfADocumentsOwnAreNeverExpanded() throws IOException {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE oval_definitions [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    laughs.append("<!ENTITY file SYSTEM \"file:///etc/passwd\">]>");
    String hostile =
        RED_HAT
            .replace("<oval_definitions", laughs + "<oval_definitions")
            .replace("The GNU", "&l29; &file; The GNU");

    assertThat(centos("6.5", "15.el6_4").feed("a.xml", hostile).verdicts())
        .containsExactly(VULNERABLE);
  }

  @Test
  void endlessElementsAndValuesAreRefused() throws IOException {
    FedServer server =
        centos("6.5", "15.el6_4")
            .feed("deep.xml", "<oval_definitions>" + "<a>".repeat(200_000))
            .feed("long.xml", "<oval_definitions a='" + "x".repeat(8 << 20) + "'/>");

    assertThat(server.verdicts()).isEmpty();
    assertThat(server.problems())
        .hasSize(2)
        .anyMatch(line -> line.contains("deep.xml: ") && line.contains("more than 90 deep"))
        .anyMatch(line -> line.contains("long.xml: ") && line.contains("more than 4 MiB"));
  }

  @Test
  void whatIsPackedInItselfIsRefused() throws IOException {
    FedServer server = centos("6.5", "15.el6_4").feed("a.xml", RED_HAT).feed("bomb.gz", bomb());

    assertThat(server.verdicts()).containsExactly(VULNERABLE);
    assertThat(server.problems()).singleElement().asString().startsWith("bomb.gz: ");
  }

  @Test
  void ofADocumentThatBreaksOffTheLineIsTold() throws IOException {
    String half = RED_HAT.substring(0, RED_HAT.indexOf("<tests>"));
    FedServer server = centos("6.5", "15.el6_4").feed("a.xml", half);

    assertThat(server.verdicts()).isEmpty();
    assertThat(server.problems())
        .singleElement()
        .asString()
        .startsWith("a.xml: is not used from here on: line 3");
  }

  private FedServer centos(String release, String build) {
    return new FedServer("centos", release, folder)
        .rpm("bash", "4.1.2", build, "bash-4.1.2-" + build + ".src.rpm");
  }

  private FedServer sles(String release, String build) {
    return new FedServer("sles", release, folder)
        .rpm("bash", "3.2", build, "bash-3.2-" + build + ".src.rpm");
  }

  private static byte[] bzip2(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] tarGz(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      TarArchiveEntry entry = new TarArchiveEntry("com.redhat.rhsa-RHEL6.xml");
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  /** Sixteen mebibytes of nothing, packed five times. */
  private static byte[] bomb() throws IOException {
    byte[] packed = new byte[16 << 20];
    for (int i = 0; i < 5; i++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(bytes)) {
        out.write(packed);
      }
      packed = bytes.toByteArray();
    }
    return packed;
  }
}
