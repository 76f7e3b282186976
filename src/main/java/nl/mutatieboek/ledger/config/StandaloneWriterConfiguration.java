package nl.mutatieboek.ledger.config;

import org.springframework.context.annotation.Import;
import org.springframework.modulith.NamedInterface;

/** Beans for a process that writes and serves no requests, such as an import. */
@NamedInterface("reading")
@Import({DatabaseMigrationConfiguration.class, HeadConfiguration.class, LedgerConfiguration.class})
public class StandaloneWriterConfiguration {}
