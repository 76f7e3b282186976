package nl.mutatieboek.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Command.StatedBalance;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import nl.mutatieboek.importing.StatedBalanceSubmitter.BalanceDocument;
import nl.mutatieboek.importing.format.BalanceFileParser;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.ParsedBalance;
import nl.mutatieboek.importing.table.TableFile;

/** The balances of any document: to the thousand the book is brought to them, and what is rounded is a check beside its own. */
final class BalanceFileImporter implements ParsedImport.FileImporter {
    private final StatedBalanceSubmitter documents;
    private final List<ParsedBalance> parse = new ArrayList<>();

    BalanceFileImporter(String sha256) {
        this.documents = new StatedBalanceSubmitter(sha256);
    }

    FileParseSummary parse(TableFile file) {
        return BalanceFileParser.parse(file, parse::add);
    }

    @Override
    public void submitCommands(ImportCommandSubmitter carrying, LongConsumer progress) {
        RegistrationCommandFactory registrations = new RegistrationCommandFactory(parse.stream()
                .flatMap(balance -> RegistrationCommandFactory.itemWithAncestors(balance.item()))
                .collect(Collectors.toSet()));
        ItemNameImporter names = new ItemNameImporter();
        // What is booked comes first: a year of which it is not known whether the chapter was there may stay open in a
        // check alone.
        for (ParsedBalance balance : bookedFirst()) {
            registrations
                    .commandsFor(balance.item(), balance.year(), balance.names(), choice(carrying, balance))
                    .forEach(command -> carrying.submit(
                            command,
                            balance.row(),
                            balance.isToBeBooked() ? refusal -> false : BalanceFileImporter::isBeside));
            names.submitNames(carrying, balance.moment().year(), balance.names(), balance.row());
            if (balance.isToBeBooked()) {
                documents.add(
                        new BalanceDocument(balance.moment(), balance.item().chapter(), balance.source()),
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
        documents.submitBalances(carrying, registrations, progress);
        for (ParsedBalance balance : parse) {
            if (!balance.isToBeBooked()) {
                registrations.commandsFor(balance.moment()).forEach(command -> carrying.submit(command, balance.row()));
                carrying.submit(check(balance), balance.row(), BalanceFileImporter::isBeside);
            }
        }
    }

    private static LookAlikePolicy choice(ImportCommandSubmitter carrying, ParsedBalance balance) {
        return carrying.options().lookAlikePolicyFor(balance.row(), balance.lookAlikes());
    }

    /** What only stands beside the book stays open where the chapter was not there that year. */
    private static boolean isBeside(Refusal refusal) {
        return refusal instanceof Refusal.ChapterNotValid;
    }

    private List<ParsedBalance> bookedFirst() {
        return parse.stream()
                .sorted(Comparator.comparing(ParsedBalance::isToBeBooked).reversed())
                .toList();
    }

    private static Command check(ParsedBalance balance) {
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
