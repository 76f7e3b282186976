package nl.mutatieboek.platform.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The Dutch guides of {@code docs/handleiding}, which the build packs, as HTML. HTML in a guide is shown as text. */
@Component
final class GuideCatalog {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,40}");
    private static final Pattern OTHER_GUIDE = Pattern.compile("([a-z-]+)\\.md(#.*)?");
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> GuideCatalog::addAttributes)
            .build();

    private final Map<String, Guide> guides = new ConcurrentHashMap<>();

    /** Finds a guide by the name of its file, without extension. */
    Optional<Guide> find(String name) {
        return NAME.matcher(name).matches()
                ? Optional.ofNullable(guides.computeIfAbsent(name, GuideCatalog::render))
                : Optional.empty();
    }

    private static ClassPathResource file(String name) {
        return new ClassPathResource("guides/" + name + ".md");
    }

    private static @Nullable Guide render(String name) {
        if (!file(name).exists()) {
            return null;
        }
        try {
            return render(name, file(name).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Guide render(String name, String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new LinkRewriter());
        String title = document.getFirstChild() instanceof Heading heading ? TEXT.render(heading) : name;
        return new Guide(title, HTML.render(document));
    }

    private static void addAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            attributes.put("id", anchor(TEXT.render(heading)));
        } else if (node instanceof TableCell cell && cell.isHeader()) {
            attributes.put("scope", "col");
        } else if (node instanceof Link) {
            attributes.put("rel", "noopener noreferrer external");
        }
    }

    /** The anchor of a heading, as links in the guides write it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} -]", "")
                .replace(' ', '-');
    }

    /**
     * Leads links between guides to their pages. Pictures and links to documentation that is not packed become their
     * text.
     */
    private static final class LinkRewriter extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            Matcher guide = OTHER_GUIDE.matcher(link.getDestination());
            if (guide.matches() && file(guide.group(1)).exists()) {
                link.setDestination(
                        HelpPage.PATH + "/" + guide.group(1) + (guide.group(2) == null ? "" : guide.group(2)));
            } else if (!link.getDestination().startsWith("https://")) {
                while (link.getFirstChild() != null) {
                    link.insertBefore(link.getFirstChild());
                }
                link.unlink();
            }
        }

        @Override
        public void visit(Image picture) {
            Node paragraph = picture.getParent();
            picture.unlink();
            if (paragraph != null && paragraph.getFirstChild() == null) {
                paragraph.unlink();
            }
        }
    }

    /**
     * A guide.
     *
     * @param title text of its first heading
     * @param html its content
     */
    record Guide(String title, String html) {}
}
