package nl.mutatieboek.exporting.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Validates the nesting, order and number of elements against MDTO 1.0 (XML schema 1.0.1, read 27 November 2026), as
 * far as a package uses them, and that no element is empty, as version 1.0.2 requires.
 */
final class MdtoValidator {
    private static final String NAMESPACE = "https://www.nationaalarchief.nl/mdto";
    private static final String REFERENCE = "verwijzingNaam (verwijzingIdentificatie )?";
    private static final String TERM = "begripLabel (begripCode )?begripBegrippenlijst ";
    private static final String IDENTIFICATION = "identificatieKenmerk identificatieBron ";

    /** By the name of an element, its children, each with a space after it; what is not named here has text in it. */
    private static final Map<String, String> CHILDREN = Map.ofEntries(
            Map.entry("MDTO", "(informatieobject |bestand )"),
            Map.entry(
                    "informatieobject",
                    "(identificatie )+naam (aggregatieniveau )?(classificatie )*(trefwoord )*(omschrijving )*"
                            + "(raadpleeglocatie )*(dekkingInTijd )*(dekkingInRuimte )*(taal )*(event )*waardering "
                            + "(bewaartermijn )?(informatiecategorie )?(isOnderdeelVan )*(bevatOnderdeel )*"
                            + "(heeftRepresentatie )*(aanvullendeMetagegevens )*(gerelateerdInformatieobject )*"
                            + "(archiefvormer )+(betrokkene )*(activiteit )?(beperkingGebruik )+"),
            Map.entry(
                    "bestand",
                    "(identificatie )+naam omvang bestandsformaat (checksum )+(URLBestand )?isRepresentatieVan "),
            Map.entry("identificatie", IDENTIFICATION),
            Map.entry("verwijzingIdentificatie", IDENTIFICATION),
            Map.entry("aggregatieniveau", TERM),
            Map.entry("classificatie", TERM),
            Map.entry("dekkingInTijdType", TERM),
            Map.entry("eventType", TERM),
            Map.entry("waardering", TERM),
            Map.entry("informatiecategorie", TERM),
            Map.entry("beperkingGebruikType", TERM),
            Map.entry("bestandsformaat", TERM),
            Map.entry("checksumAlgoritme", TERM),
            Map.entry("begripBegrippenlijst", REFERENCE),
            Map.entry("isOnderdeelVan", REFERENCE),
            Map.entry("heeftRepresentatie", REFERENCE),
            Map.entry("archiefvormer", REFERENCE),
            Map.entry("isRepresentatieVan", REFERENCE),
            Map.entry("dekkingInTijd", "dekkingInTijdType dekkingInTijdBegindatum (dekkingInTijdEinddatum )?"),
            Map.entry("event", "eventType (eventTijd )?(eventVerantwoordelijkeActor )?(eventResultaat )?"),
            Map.entry("checksum", "checksumAlgoritme checksumWaarde checksumDatum "),
            Map.entry(
                    "beperkingGebruik",
                    "beperkingGebruikType (beperkingGebruikNadereBeschrijving )?(beperkingGebruikDocumentatie )*"
                            + "(beperkingGebruikTermijn )?"));

    private MdtoValidator() {}

    /** Returns the root of a valid document. */
    static Element parseValid(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("MDTO");
        check(root);
        return root;
    }

    private static void check(Element element) {
        String name = element.getLocalName();
        assertThat(element.getNamespaceURI()).as(name).isEqualTo(NAMESPACE);
        List<Element> children = children(element);
        String allowed = CHILDREN.get(name);
        if (allowed == null) {
            assertThat(children).as(name).isEmpty();
            assertThat(element.getTextContent()).as(name).isNotBlank();
        } else {
            String found =
                    children.stream().map(child -> child.getLocalName() + " ").collect(Collectors.joining());
            assertThat(found).as(name).matches(allowed);
        }
        children.forEach(MdtoValidator::check);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(one);
            }
        }
        return children;
    }

    /** The text at the end of a path of names below an element, the first of each; it must be there. */
    static String text(Element from, String... path) {
        Element at = from;
        for (String name : path) {
            at = children(at).stream()
                    .filter(child -> child.getLocalName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name));
        }
        return at.getTextContent();
    }
}
