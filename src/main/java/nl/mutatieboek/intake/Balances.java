package nl.mutatieboek.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Command.StatedBalance;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.intake.Intake.Carrying;
import nl.mutatieboek.intake.StatedDocuments.Document;
import nl.mutatieboek.intake.format.BalanceFile;
import nl.mutatieboek.intake.format.LookAlikes;
import nl.mutatieboek.intake.format.ReadBalance;
import nl.mutatieboek.intake.format.ReadFile;
import nl.mutatieboek.intake.table.TableFile;

/** The balances of any document: to the thousand the book is brought to them, and what is rounded is a check beside its own. */
final class Balances implements FileRead.Commands {
    private final StatedDocuments documents;
    private final List<ReadBalance> read = new ArrayList<>();

    Balances(String sha256) {
        this.documents = new StatedDocuments(sha256);
    }

    ReadFile read(TableFile file) {
        return BalanceFile.read(file, read::add);
    }

    @Override
    public void hand(Carrying carrying, LongConsumer progress) {
        Registrations registrations = new Registrations(read.stream()
                .flatMap(balance -> Registrations.levels(balance.item()))
                .collect(Collectors.toSet()));
        ImportedNames names = new ImportedNames();
        // What is booked comes first: a year of which it is not known whether the chapter was there may stay open in a
        // check alone.
        for (ReadBalance balance : bookedFirst()) {
            registrations
                    .of(balance.item(), balance.year(), balance.names(), choice(carrying, balance))
                    .forEach(command -> carrying.hand(
                            command, balance.row(), balance.isBooked() ? refusal -> false : Balances::isBeside));
            names.hand(carrying, balance.moment().year(), balance.names(), balance.row());
            if (balance.isBooked()) {
                documents.add(
                        new Document(balance.moment(), balance.item().chapter(), balance.source()),
                        balance.row(),
                        new StatedBalance(
                                balance.item(),
                                balance.flow(),
                                balance.year(),
                                balance.thousands(),
                                balance.basis(),
                                balance.note()));
            }
        }
        documents.hand(carrying, registrations, progress);
        for (ReadBalance balance : read) {
            if (!balance.isBooked()) {
                registrations.of(balance.moment()).forEach(command -> carrying.hand(command, balance.row()));
                carrying.hand(check(balance), balance.row(), Balances::isBeside);
            }
        }
    }

    private static LookAlikes choice(Carrying carrying, ReadBalance balance) {
        return carrying.options().choice(balance.row(), balance.lookAlikes());
    }

    /** What only stands beside the book stays open where the chapter was not there that year. */
    private static boolean isBeside(Refusal refusal) {
        return refusal instanceof Refusal.ChapterNotValid;
    }

    private List<ReadBalance> bookedFirst() {
        return read.stream()
                .sorted(Comparator.comparing(ReadBalance::isBooked).reversed())
                .toList();
    }

    private static Command check(ReadBalance balance) {
        return new Command.RecordPublishedBalance(new PublishedBalance(
                balance.item(),
                balance.flow(),
                balance.year(),
                balance.moment(),
                balance.thousands(),
                balance.precision(),
                balance.source(),
                balance.basis(),
                balance.note()));
    }
}
