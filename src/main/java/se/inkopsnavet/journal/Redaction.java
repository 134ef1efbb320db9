package se.inkopsnavet.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import se.inkopsnavet.fault.Fault;
import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.mapping.MappingFiles;
import se.inkopsnavet.yaml.Branch;
import se.inkopsnavet.yaml.Shape;
import se.inkopsnavet.yaml.ShapeCheck;
import se.inkopsnavet.yaml.YamlDocument;
import se.inkopsnavet.yaml.YamlSource;

/**
 * Takes codes, passwords and numbers out of free text before it is stored anywhere (requirements §10.1, AC-02-10). The expressions stand in
 * {@code mappings/journal/screening.yaml}.
 *
 * @param replacement what stands in their place
 */
public record Redaction(List<Pattern> patterns, String replacement) {

    private static final String FILE = "journal/screening.yaml";
    private static final int LONGEST_VALUE = 500;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private static final Shape.Section SHAPE = Shape.section(
            Shape.key("replacement", Shape.text(60)), Shape.key("patterns", Shape.listOf(Shape.text(400))));

    public Redaction {
        patterns = List.copyOf(patterns);
    }

    /** @param text without control characters, cut at 500 characters @param hit whether something was taken out */
    public record Redacted(String text, boolean hit) {}

    /** @throws FaultException CONFIGURATION with file and line */
    public static Redaction load(MappingFiles mappings) {
        List<Finding> findings = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        try (InputStream yaml = mappings.open(FILE)) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            YamlSource source = new YamlSource("mappings/" + FILE, text);
            for (Branch branch : YamlDocument.entries(source, "", findings::add)) {
                ShapeCheck.check(branch, SHAPE, findings::add);
                branch.texts("patterns").forEach(regex -> compile(branch, regex, patterns, findings));
                String replacement = branch.text("replacement").orElse("");
                if (findings.isEmpty() && !patterns.isEmpty() && !replacement.isEmpty()) {
                    return new Redaction(patterns, replacement);
                }
                findings.add(
                        Finding.error(branch.file(), branch.line("patterns"), "patterns", "inget att granska med"));
            }
        } catch (IOException unreadable) {
            throw new FaultException(Fault.CONFIGURATION, "mappings/" + FILE, unreadable);
        }
        throw new FaultException(Fault.CONFIGURATION, findings.get(0).toString());
    }

    private static void compile(Branch branch, String regex, List<Pattern> patterns, List<Finding> findings) {
        try {
            Pattern pattern = Pattern.compile(regex, FLAGS);
            if (!pattern.matcher("").find()) {
                patterns.add(pattern);
                return;
            }
            findings.add(Finding.error(branch.file(), branch.line("patterns"), "patterns", "ett uttryck träffar allt"));
        } catch (PatternSyntaxException broken) {
            findings.add(Finding.error(
                    branch.file(), branch.line("patterns"), "patterns", "felaktigt uttryck: " + broken.getPattern()));
        }
    }

    /** Full-width digits and soft hyphens must not hide a code, so the text is folded before it is looked at, and stays so when something was found. */
    public Redacted of(String value) {
        String plain = CONTROL.matcher(INVISIBLE.matcher(value).replaceAll(""))
                .replaceAll(" ")
                .strip();
        String folded = Normalizer.normalize(plain, Normalizer.Form.NFKC);
        String clean = folded;
        for (Pattern pattern : patterns) {
            clean = pattern.matcher(clean).replaceAll(Matcher.quoteReplacement(replacement));
        }
        boolean hit = !clean.equals(folded);
        String text = hit ? clean : Normalizer.normalize(plain, Normalizer.Form.NFC);
        return new Redacted(text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text, hit);
    }
}
