/** OpenLDAP: where its databases lie, and whether it closed them. */
@NullMarked
package dev.exhume.core.analysis.databases.ldap;

import org.jspecify.annotations.NullMarked;
