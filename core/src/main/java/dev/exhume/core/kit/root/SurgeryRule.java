package dev.exhume.core.kit.root;

import java.io.IOException;
import java.util.Optional;

/** One reason to treat files in another way than to keep them. */
interface SurgeryRule {
  /** The treatment, if the file is this rule's business. */
  Optional<Treatment> judge(RootFile file) throws IOException;
}
