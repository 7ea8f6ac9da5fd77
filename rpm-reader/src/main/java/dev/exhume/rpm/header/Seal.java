package dev.exhume.rpm.header;

import java.util.Optional;

/**
 * What the digests that RPM keeps of a header say of it.
 *
 * @param tag number of the tag with the digest that decided; absent where there is none
 * @param fault what is wrong with the part that came with the package
 */
public record Seal(Optional<Integer> tag, Optional<Damage> fault) {}
