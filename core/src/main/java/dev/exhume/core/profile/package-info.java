/** The server profile: immutable records, and their JSON. */
@NullMarked
package dev.exhume.core.profile;

import org.jspecify.annotations.NullMarked;
