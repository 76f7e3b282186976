package nl.mutatieboek.cli;

import java.time.LocalDate;
import java.util.Set;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Added on a command line: takes the writer lease once the book is served, and sends a command. */
class CompetingWriterConfiguration {
    @Bean
    ApplicationRunner takesOver(JdbcClient jdbc, LedgerCommandGateway gateway) {
        return args -> {
            jdbc.sql("update ledger_head set epoch = epoch + 1").update();
            try {
                gateway.sendAndWait(CommandEnvelope.create(
                        new Actor(new PersonId("a"), Set.of(), Set.of(Mandate.ADMINISTER)),
                        "/v1/moments",
                        "key",
                        "correlation",
                        id -> new CalendarCommand.RegisterMoment(
                                Moment.parse("2026-OWB"), LocalDate.of(2025, 9, 16), false)));
            } catch (LedgerUnavailableException e) {
                return;
            }
            throw new IllegalStateException("Two writers");
        };
    }
}
