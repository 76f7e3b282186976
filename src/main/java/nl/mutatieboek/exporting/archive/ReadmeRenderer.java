package nl.mutatieboek.exporting.archive;

import java.util.Locale;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.proof.SignedHead;
import org.springframework.context.MessageSource;

/** Renders the description of a package, always in Dutch so that packages are reproducible. */
record ReadmeRenderer(MessageSource messages, ArchivePackage archive, SignedHead head) {
    private static final Locale DUTCH = Locale.of("nl", "NL");

    private static final String CONTENTS = """
        Wat erin zit

        entries.jsonl      De boekingen die dit moment raken, byte voor byte zoals het boek ze bewaart (JSON Lines).
                           Een mutatie die een later moment terugneemt, is hier geboekt: de tegenboeking hoort bij dat moment.
                           Wat bij een amendement, motie of toezegging over een later moment is vastgelegd, hoort daar ook bij.
        head.txt           Het ondertekende hoofd van het boek (C2SP tlog-checkpoint).
        receipts.txt       Van elke regel van entries.jsonl een ontvangstbewijs bij dat hoofd (C2SP tlog-proof), na elkaar.
        chapters.csv       Waar elk hoofdstuk met dit moment staat: wetsvoorstel, wet, gesloten of niet.
        mutations.csv      De mutaties die dit moment presenteert, ook die zijn afgewezen, teruggezonden of ingetrokken.
        postings.csv       De geboekte regels van die mutaties.
        balances.csv       Elke stand zoals gepresenteerd tot en met dit moment, met alles wat eerdere momenten presenteerden.
        documents.csv      De documenten waarnaar de boekingen verwijzen, met vindplaats en SHA-256 voor zover bekend.
        attachments.csv    De bijlagen bij de mutaties: de bestanden in de map attachments, elk onder zijn SHA-256. Een ingetrokken
                           bijlage heeft een regel met de reden, maar geen bestand.
        csv-metadata.json  De kolommen van de CSV-bestanden (CSV on the Web).
        sha256sums.txt     De controlegetallen: sha256sum -c sha256sums.txt\
        """;

    private static final String AMOUNTS = """
        Bedragen zijn gehele duizenden euro's. Een leeg bedrag is niet bekend, en dat is geen nul. Een tekst in een CSV-bestand die
        een spreadsheet als formule zou lezen, heeft een ' ervoor. Mensen staan er met hun kenmerk, niet met hun naam.
        """;

    /** Name of the moment. */
    String momentName() {
        Moment moment = archive.moment();
        return messages.getMessage(
                "page.moment." + moment.code(), new Object[] {moment.year().value(), moment.number()}, DUTCH);
    }

    /** Title of the package. */
    String packageTitle() {
        return "Archiefpakket %s (volgnummer %s)".formatted(archive.moment(), archive.ledgerNumber());
    }

    /** Summary of the content and the state of the moment. */
    String description() {
        return """
            Wat Mutatieboek, bijgewerkt tot en met volgnummer %s, vastlegt over het moment %s: %s. Ingediend op %s%s. \
            Wetsvoorstel aangenomen voor %s van de %s hoofdstukken met een begrotingsstaat; moment gesloten voor %s van de %s hoofdstukken. \
            De bijlagen bij de mutaties zitten in het pakket. De documenten waarop de boekingen steunen, zitten er niet in: het boek bewaart ze niet.\
            """.formatted(
                        archive.ledgerNumber(),
                        archive.moment(),
                        momentName(),
                        archive.known().submittedOn(),
                        archive.known().assumed() ? " (de wettelijke datum, aangenomen)" : "",
                        archive.adopted(),
                        archive.withBill(),
                        archive.closed(),
                        archive.chapters().size());
    }

    String text() {
        return String.join(
                "\n\n",
                packageTitle(),
                description(),
                "Volgnummer " + archive.ledgerNumber() + " is vastgelegd op " + archive.recordedAt()
                        + ". De laatste boeking van dit pakket is nummer " + head.size()
                        + ". Dit is het ondertekende hoofd van het boek tot en met die boeking:\n\n" + head.note()
                        + "\n"
                        + "Met de publieke sleutel van het boek controleert iedereen dat elke boeking van dit pakket"
                        + " erin staat:\n"
                        + "java -jar"
                        + " mutatieboek-verifier.jar"
                        + " archive"
                        + " " + archive.name() + ".zip --key SLEUTEL",
                CONTENTS,
                "Bij elk bestand staan metagegevens volgens MDTO 1.0 (….bestand.mdto.xml), en een voor het geheel ("
                        + archive.name() + ".mdto.xml).",
                AMOUNTS);
    }
}
