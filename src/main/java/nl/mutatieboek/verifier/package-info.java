/**
 * Offline verifier: checks signed heads, consistency and receipts of a book with nothing but the JDK, a pinned key and
 * the files. It uses no other class of this program and defines every format a second time on purpose.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package nl.mutatieboek.verifier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
