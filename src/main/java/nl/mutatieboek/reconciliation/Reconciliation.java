package nl.mutatieboek.reconciliation;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.BookedLines;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.intake.format.PublishedStatement;
import nl.mutatieboek.intake.format.ReadFile;
import nl.mutatieboek.intake.format.StatementFile;
import nl.mutatieboek.intake.table.TableFile;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.trail.TrailQueries;
import org.springframework.stereotype.Component;

/** Compares files of balances with the book, whatever the door. */
@Component
public class Reconciliation {
    private final BalanceQueries balances;
    private final BookedLines lines;
    private final TrailQueries trail;

    Reconciliation(BalanceQueries balances, BookedLines lines, TrailQueries trail) {
        this.balances = balances;
        this.lines = lines;
        this.trail = trail;
    }

    /**
     * The balances that budget statements publish, each at its own moment. A file that cannot be understood is not compared.
     *
     * @param name what the file is called
     * @param all whether what is equal is told as well
     */
    public Reconciled statements(TableFile file, String name, boolean all, Point point) {
        List<Stated> stated = new ArrayList<>();
        ReadFile found = StatementFile.read(file, line -> state(line, stated));
        return compare(name, found, stated, all, point);
    }

    private static void state(PublishedStatement line, List<Stated> stated) {
        ItemPath article = new ItemPath(line.chapter(), List.of(line.articleCode()));
        line.balances()
                .forEach((moment, balance) ->
                        stated.add(new Stated(line.row(), article, line.flow(), line.year(), moment, balance)));
    }

    private Reconciled compare(String name, ReadFile found, List<Stated> stated, boolean all, Point point) {
        Reconciled.Counting counting = new Reconciled.Counting(all);
        if (found.isUnderstood()) {
            int depth =
                    stated.stream().mapToInt(one -> one.item().depth()).max().orElse(0);
            new Comparison(balances, new Bridges(lines, trail, point), point, depth, counting).of(stated);
        }
        return counting.of(name, found, point);
    }
}
