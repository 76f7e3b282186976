package nl.mutatieboek.structure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.budget.Calendar;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Validity;
import nl.mutatieboek.ledger.Positions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the book knows of chapters, items and moments. */
@Component
public class Structure {
    private final JdbcClient jdbc;
    private final Positions positions;

    /** A chapter in the book; {@code budgetStatement} is false for the Aanvullende Post. */
    public record Chapter(ChapterCode code, String name, Validity validity, boolean budgetStatement) {}

    /** A registered item; one path may be several, each for other budget years. */
    public record Item(ItemPath path, String name, Validity validity) {}

    /** A moment with its submission date, and the chapters for which it is closed. */
    public record KnownMoment(Moment moment, LocalDate submittedOn, boolean assumed, List<ChapterCode> closedFor) {}

    Structure(JdbcClient jdbc, Positions positions) {
        this.jdbc = jdbc;
        this.positions = positions;
    }

    /**
     * All that is known, as of this ledger number or a later one.
     *
     * @throws Problem 503 when it does not come that far in time
     */
    public Outline outline(long ledgerNumber) {
        if (!positions.await(StructureProjection.NAME, ledgerNumber)) {
            throw Problem.behind(ledgerNumber, positions.of(StructureProjection.NAME));
        }
        return new Outline(chapters(), items(), moments());
    }

    /** All chapters, in the order of their codes. */
    public List<Chapter> chapters() {
        return jdbc.sql("select code, name, valid_from, valid_until, budget_statement from chapter order by code")
                .query((row, n) -> new Chapter(
                        new ChapterCode(row.getString(1)), row.getString(2), validity(row, 3), row.getBoolean(5)))
                .list();
    }

    /** All registered items, as people list them; those of one path by their first year. */
    public List<Item> items() {
        return jdbc
                .sql("select path, name, valid_from, valid_until from item")
                .query((row, n) -> new Item(ItemPath.parse(row.getString(1)), row.getString(2), validity(row, 3)))
                .list()
                .stream()
                .sorted(Comparator.comparing(Item::path, ItemOrder.PATHS)
                        .thenComparing(item -> item.validity().from()))
                .toList();
    }

    /** All moments, along their line. */
    public List<KnownMoment> moments() {
        Map<String, List<ChapterCode>> closed = new HashMap<>();
        jdbc.sql("select moment, chapter from moment_closing order by moment, chapter")
                .query((ResultSet row) -> {
                    closed.computeIfAbsent(row.getString(1), m -> new ArrayList<>())
                            .add(new ChapterCode(row.getString(2)));
                });
        List<KnownMoment> moments = jdbc.sql("select moment, submitted_on, assumed from moment")
                .query((row, n) -> new KnownMoment(
                        Moment.parse(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        row.getBoolean(3),
                        closed.getOrDefault(row.getString(1), List.of())))
                .list();
        Calendar calendar = Outline.calendar(moments);
        return moments.stream()
                .sorted(Comparator.comparing(KnownMoment::moment, calendar.line()))
                .toList();
    }

    private static Validity validity(ResultSet row, int column) throws SQLException {
        Integer until = row.getObject(column + 1, Integer.class);
        return new Validity(new BudgetYear(row.getInt(column)), until == null ? null : new BudgetYear(until));
    }
}
