package nl.mutatieboek.exporting.archive;

import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import nl.mutatieboek.ledger.proof.SignedHead;
import org.jspecify.annotations.Nullable;

/**
 * Writes the metadata of a package in MDTO 1.0 (Metagegevens voor duurzaam toegankelijke overheidsinformatie, Nationaal
 * Archief): an informatieobject for the package and a bestand for each file. Elements and their order follow version
 * 1.0.1 of the XML schema.
 */
record MdtoWriter(ArchivePackage archive, SignedHead head, ReadmeRenderer readme, ArchiveProperties properties) {
    private static final String NAMESPACE = "https://www.nationaalarchief.nl/mdto";
    private static final String LISTS = "Begrippenlijst %s MDTO";
    private static final String OWN_LIST = "Begrippen van Mutatieboek";

    /**
     * Writes the metadata of the package.
     *
     * @param events events of the moment, in order
     */
    void writeInformationObject(OutputStream out, List<MdtoEvent> events, List<PackedFile> files) {
        write(out, "informatieobject", xml -> {
            identification(xml, "identificatie", archive.name());
            xml.element("identificatie", id -> {
                id.element("identificatieKenmerk", head.root());
                id.element(
                        "identificatieBron",
                        "Wortel van het ondertekende hoofd van " + head.size() + " boekingen (Mutatieboek)");
            });
            xml.element("naam", readme.packageTitle());
            term(xml, "aggregatieniveau", "Archiefstuk", null, LISTS.formatted("Aggregatieniveaus"));
            term(
                    xml,
                    "classificatie",
                    readme.momentName(),
                    archive.moment().code().name(),
                    "Momenten van de begrotingscyclus (Mutatieboek)");
            xml.element("omschrijving", readme.description());
            years(xml);
            xml.element("taal", "nl");
            for (MdtoEvent momentEvent : events) {
                event(xml, momentEvent, OWN_LIST);
            }
            event(xml, created(), LISTS.formatted("EventTypeLijst"));
            term(
                    xml,
                    "waardering",
                    properties.appraisal().label(),
                    properties.appraisal().name(),
                    LISTS.formatted("Waarderingen"));
            if (properties.category() != null && properties.selectionList() != null) {
                term(
                        xml,
                        "informatiecategorie",
                        properties.category(),
                        properties.category(),
                        properties.selectionList());
            }
            String partOf = properties.partOf();
            if (partOf != null) {
                xml.element("isOnderdeelVan", part -> part.element("verwijzingNaam", partOf));
            }
            for (PackedFile file : files) {
                reference(xml, "heeftRepresentatie", file.name(), identified(file));
            }
            xml.element("archiefvormer", creator -> creator.element("verwijzingNaam", properties.creator()));
            xml.element("beperkingGebruik", use -> {
                term(use, "beperkingGebruikType", properties.restriction(), null, OWN_LIST);
                use.element(
                        "beperkingGebruikNadereBeschrijving",
                        "Het pakket noemt ambtenaren met hun kenmerk, niet met hun naam.");
            });
        });
    }

    /** Writes the metadata of a file. */
    void writeFile(OutputStream out, PackedFile file) {
        write(out, "bestand", xml -> {
            identification(xml, "identificatie", identified(file));
            xml.element("naam", file.name());
            xml.element("omvang", Long.toString(file.bytes()));
            String pronom = file.format().pronom();
            term(xml, "bestandsformaat", file.format().label(), pronom, pronom == null ? OWN_LIST : "PRONOM-register");
            xml.element("checksum", sum -> {
                term(sum, "checksumAlgoritme", "SHA-256", null, LISTS.formatted("ChecksumAlgoritme"));
                sum.element("checksumWaarde", file.sha256());
                sum.element("checksumDatum", archive.recordedAt().toString());
            });
            reference(xml, "isRepresentatieVan", readme.packageTitle(), archive.name());
        });
    }

    private static void write(OutputStream out, String object, XmlDocumentWriter.XmlContent content) {
        XmlDocumentWriter.write(out, "MDTO", NAMESPACE, root -> root.element(object, content));
    }

    private String identified(PackedFile file) {
        return archive.name() + "/" + file.name();
    }

    private void identification(XmlDocumentWriter xml, String element, String value) throws XMLStreamException {
        xml.element(element, id -> {
            id.element("identificatieKenmerk", value);
            id.element("identificatieBron", properties.source());
        });
    }

    private void reference(XmlDocumentWriter xml, String element, String to, String identified)
            throws XMLStreamException {
        xml.element(element, reference -> {
            reference.element("verwijzingNaam", to);
            identification(reference, "verwijzingIdentificatie", identified);
        });
    }

    private static void term(XmlDocumentWriter xml, String element, String label, @Nullable String code, String list)
            throws XMLStreamException {
        xml.element(element, term -> {
            term.element("begripLabel", label);
            if (code != null) {
                term.element("begripCode", code);
            }
            term.element("begripBegrippenlijst", archive -> archive.element("verwijzingNaam", list));
        });
    }

    /** Budget years that the moment may change. */
    private void years(XmlDocumentWriter xml) throws XMLStreamException {
        xml.element("dekkingInTijd", covered -> {
            term(covered, "dekkingInTijdType", "Begrotingsjaren", null, OWN_LIST);
            covered.element("dekkingInTijdBegindatum", archive.moment().year().toString());
            covered.element(
                    "dekkingInTijdEinddatum", archive.moment().lastYear().toString());
        });
    }

    /** The creation time is that of the last entry, whenever the package is created. */
    private MdtoEvent created() {
        return new MdtoEvent(
                "Creatie",
                archive.recordedAt().toString(),
                "Afgeleid uit het boek tot en met volgnummer " + archive.ledgerNumber());
    }

    private static void event(XmlDocumentWriter xml, MdtoEvent momentEvent, String list) throws XMLStreamException {
        xml.element("event", event -> {
            term(event, "eventType", momentEvent.what(), null, list);
            event.element("eventTijd", momentEvent.when());
            String result = momentEvent.result();
            if (result != null) {
                event.element("eventResultaat", result);
            }
        });
    }
}
