package nl.mutatieboek.architecture.violation.balance;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reader with an empty name that knows Axon and Jackson 2, takes a float and streams rows. */
public final class BalanceHelper {
    long count(JdbcClient jdbc, EventMessage<?> message, ObjectMapper json, float factor) {
        return jdbc.sql("select 1").query(Long.class).stream().count();
    }
}
