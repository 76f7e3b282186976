package nl.mutatieboek.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of mutations, as far as its projection has read the ledger; the newest proposal comes first. */
@Component
class Register {
    private final JdbcClient jdbc;

    Register(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which mutations are asked; null asks all.
     *
     * @param chapter on whose behalf it is proposed
     * @param item that it touches, or something below it
     * @param before only those proposed before this ledger number
     */
    record Question(
            @Nullable State state,
            @Nullable ChapterCode chapter,
            @Nullable Kind kind,
            @Nullable Moment moment,
            @Nullable ItemPath item,
            @Nullable PersonId proposedBy,
            @Nullable Long before) {}

    /**
     * A row of the register.
     *
     * @param proposedAt the ledger number of the proposal
     * @param ledgerNumber that of the last entry of its dossier
     * @param recordedAt when that entry was recorded
     * @param amount the one amount by which a list tells it
     */
    record Row(
            MutationId mutation,
            String number,
            Kind kind,
            State state,
            String title,
            ChapterCode chapter,
            Moment moment,
            LocalDate effectiveOn,
            Basis basis,
            PersonId proposedBy,
            long proposedAt,
            long ledgerNumber,
            Instant recordedAt,
            Headline amount) {}

    List<Row> find(Question question, int limit) {
        Map<String, Object> bounds = new LinkedHashMap<>();
        bound(bounds, "state = ?", question.state());
        bound(bounds, "chapter = ?", question.chapter());
        bound(bounds, "kind = ?", question.kind());
        bound(bounds, "moment = ?", question.moment());
        bound(bounds, "proposed_by = ?", question.proposedBy());
        bound(bounds, "mutation in (select mutation from mutation_touches where item = ?)", question.item());
        Long before = question.before();
        if (before != null) {
            bounds.put("proposed_at < ?", before);
        }
        String where =
                bounds.isEmpty() ? "" : bounds.keySet().stream().collect(Collectors.joining(" and ", "where ", " "));
        bounds.put("limit ?", limit);
        return jdbc.sql("select mutation, number, kind, state, title, chapter, moment, effective_on, basis,"
                        + " proposed_by, proposed_at, ledger_number, recorded_at, flow, budget_year, thousands, shifted"
                        + " from registered_mutation " + where
                        + "order by proposed_at desc limit ?")
                .params(List.copyOf(bounds.values()))
                .query(Register::row)
                .list();
    }

    /** The mutations that replace a reversed one, as far as they came, in the order in which they were proposed. */
    List<MutationId> correctionsOf(MutationId mutation) {
        return jdbc.sql("select mutation from registered_mutation where corrects = ? order by proposed_at")
                .param(mutation.toString())
                .query((row, n) -> MutationId.parse(row.getString(1)))
                .list();
    }

    private static void bound(Map<String, Object> bounds, String condition, @Nullable Object value) {
        if (value != null) {
            bounds.put(condition, value.toString());
        }
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                MutationId.parse(row.getString(1)),
                row.getString(2),
                Kind.parse(row.getString(3)),
                State.valueOf(row.getString(4)),
                row.getString(5),
                new ChapterCode(row.getString(6)),
                Moment.parse(row.getString(7)),
                row.getObject(8, LocalDate.class),
                Basis.parse(row.getString(9)),
                new PersonId(row.getString(10)),
                row.getLong(11),
                row.getLong(12),
                Instant.parse(row.getString(13)),
                new Headline(
                        Flow.parse(row.getString(14)),
                        new BudgetYear(row.getInt(15)),
                        new Thousands(row.getLong(16)),
                        row.getBoolean(17)));
    }
}
