/**
 * Images as files, without an engine: the layout of the Open Container Initiative, and an archive
 * that {@code docker load} takes.
 *
 * @see <a href="https://github.com/opencontainers/image-spec">OCI Image Format Specification</a>
 */
@NullMarked
package dev.exhume.core.kit.oci;

import org.jspecify.annotations.NullMarked;
