package nl.mutatieboek.mutation;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the search for mutations.
 *
 * @param searchReads how many mutations are read from the ledger for one page of results; the next page continues the
 *     search; 20,000 by default
 */
@Validated
@ConfigurationProperties("mutatieboek")
record SearchProperties(@DefaultValue("20000") @Min(1) int searchReads) {}
