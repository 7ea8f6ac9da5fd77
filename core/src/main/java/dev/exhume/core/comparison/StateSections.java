package dev.exhume.core.comparison;

import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.Alternative;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.Customisation.Nature;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.ServerProfile;
import java.util.ArrayList;
import java.util.List;

/** What was made of the machine, and what is wrong with it. */
final class StateSections {
  /** The section of files that differ from their package; not every analysis checks them. */
  static final String MODIFIED_FILES = "modifiedFiles";

  private static final Items<Dependency> DEPENDENCIES =
      Items.of(
          dependency ->
              "%s %s in %s"
                  .formatted(dependency.kind(), dependency.value(), dependency.evidence().path()));

  private static final Items<ModifiedFile> MODIFIED =
      new Items<>(
          ModifiedFile::path,
          file -> "of %s: %s".formatted(file.owner(), String.join(", ", file.changes())),
          List.of(Field.of("changes", ModifiedFile::changes)));

  private static final Items<UnownedTree> TREES =
      new Items<>(
          UnownedTree::path,
          tree ->
              "%d files, %d bytes%s"
                  .formatted(
                      tree.files(),
                      tree.sizeBytes(),
                      tree.nature().map(nature -> ", " + nature.kind()).orElse("")),
          List.of(
              Field.of("files", UnownedTree::files),
              Field.of("sizeBytes", UnownedTree::sizeBytes),
              Field.of("newest", UnownedTree::newest),
              Field.of("nature", tree -> tree.nature().map(Nature::kind))));

  private static final Items<Alternative> ALTERNATIVES =
      new Items<>(
          Alternative::name,
          alternative -> alternative.target().orElse(""),
          List.of(Field.of("link", Alternative::link), Field.of("target", Alternative::target)));

  private static final Items<Finding> FINDINGS =
      new Items<>(
          Finding::title,
          finding -> Words.of(finding.severity()),
          List.of(Field.of("severity", finding -> Words.of(finding.severity()))));

  private StateSections() {}

  static List<Section> of(ServerProfile before, ServerProfile after) {
    List<Section> sections = new ArrayList<>();
    sections.add(DEPENDENCIES.compare("dependencies", before.dependencies(), after.dependencies()));
    Customisation old = before.customisation();
    Customisation now = after.customisation();
    if (knowsModifiedFiles(before) && knowsModifiedFiles(after)) {
      sections.add(MODIFIED.compare(MODIFIED_FILES, modified(old), modified(now)));
    }
    sections.add(TREES.compare("unownedTrees", old.unownedTrees(), now.unownedTrees()));
    sections.add(ALTERNATIVES.compare("alternatives", old.alternatives(), now.alternatives()));
    sections.add(FINDINGS.compare("findings", before.findings(), after.findings()));
    return sections;
  }

  static boolean knowsModifiedFiles(ServerProfile profile) {
    return profile.customisation().modifiedFiles().isPresent();
  }

  private static List<ModifiedFile> modified(Customisation customisation) {
    return customisation.modifiedFiles().orElse(List.of());
  }
}
