/** Value types of the domain: amounts, budget years, item paths, moments, postings. They depend on no rule. */
@NamedInterface("value")
@NullMarked
package nl.mutatieboek.domain.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
