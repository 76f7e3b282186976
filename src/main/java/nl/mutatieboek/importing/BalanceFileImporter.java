package nl.mutatieboek.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.RecordedTextFormatter;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedBalance;
import nl.mutatieboek.importing.ImportService.ImportCommandSubmitter;
import nl.mutatieboek.importing.StatedBalanceSubmitter.BalanceDocument;
import nl.mutatieboek.importing.format.BalanceFileParser;
import nl.mutatieboek.importing.format.DeliveryFileParser;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.ParsedBalance;
import nl.mutatieboek.importing.table.TableFile;

/**
 * Imports the balances of documents. Exact balances are booked; rounded ones are recorded as published balances beside
 * the ledger.
 */
final class BalanceFileImporter implements ParsedImport.FileImporter {
    private final StatedBalanceSubmitter balanceSubmitter;
    private final List<ParsedBalance> balances = new ArrayList<>();

    BalanceFileImporter(String sha256) {
        this.balanceSubmitter = new StatedBalanceSubmitter(sha256);
    }

    FileParseSummary parse(TableFile file) {
        return BalanceFileParser.parse(file, balances::add);
    }

    /** @param name file name */
    FileParseSummary parseDelivery(TableFile file, String name, String sha256) {
        Source source = new Source(RecordedTextFormatter.format("delivery.document"), name, null, sha256);
        return DeliveryFileParser.parse(file, source, balances::add);
    }

    @Override
    public void submitCommands(ImportCommandSubmitter submitter, LongConsumer progress) {
        StructureRegistrationCommandFactory registrations = new StructureRegistrationCommandFactory(balances.stream()
                .flatMap(balance -> StructureRegistrationCommandFactory.itemWithAncestors(balance.item()))
                .collect(Collectors.toSet()));
        ItemNameImporter names = new ItemNameImporter();
        // Balances to be booked come first: a year without a known chapter may be left out only for a published
        // balance.
        for (ParsedBalance balance : bookedFirst()) {
            registrations
                    .commandsFor(balance.item(), balance.year(), balance.names(), lookAlikePolicy(submitter, balance))
                    .forEach(command -> submitter.submit(
                            command,
                            balance.row(),
                            balance.isToBeBooked() ? refusal -> false : BalanceFileImporter::isLeftOut));
            names.submitNames(submitter, balance.moment().year(), balance.names(), balance.row());
            if (balance.isToBeBooked()) {
                balanceSubmitter.add(
                        new BalanceDocument(balance.moment(), balance.item().chapter(), balance.source()),
                        balance.row(),
                        new StatedBalance(
                                balance.item(),
                                balance.flow(),
                                balance.year(),
                                balance.thousands(),
                                balance.basis(),
                                balance.note(),
                                balance.marks()));
            }
        }
        balanceSubmitter.submitBalances(submitter, registrations, progress);
        for (ParsedBalance balance : balances) {
            if (!balance.isToBeBooked()) {
                registrations
                        .commandsFor(balance.moment())
                        .forEach(command -> submitter.submit(command, balance.row()));
                submitter.submit(recordPublishedBalance(balance), balance.row(), BalanceFileImporter::isLeftOut);
            }
        }
    }

    private static LookAlikePolicy lookAlikePolicy(ImportCommandSubmitter submitter, ParsedBalance balance) {
        return submitter.options().lookAlikePolicyFor(balance.row(), balance.lookAlikes());
    }

    /** A published balance is left out if its chapter is not valid in that year. */
    private static boolean isLeftOut(Refusal refusal) {
        return refusal instanceof StructureRefusal.ChapterNotValid;
    }

    private List<ParsedBalance> bookedFirst() {
        return balances.stream()
                .sorted(Comparator.comparing(ParsedBalance::isToBeBooked).reversed())
                .toList();
    }

    private static Command recordPublishedBalance(ParsedBalance balance) {
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
