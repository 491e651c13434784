package spoor.mining.templates;

import java.util.List;
import spoor.model.Stop;

/// Finds templates as the miners do, without rows around: for measurements.
public final class TemplateTrial {
    private TemplateTrial() {}

    /// The number of templates of some lines.
    ///
    /// @param miner as the argument of that name
    /// @param distinctFirst whether distinct masked lines are counted first, as the miners do
    public static int count(String miner, List<String[]> batches, boolean distinctFirst) {
        TemplateSettings settings =
                new TemplateSettings(
                        TemplateSettings.Kind.named(miner),
                        TemplateSettings.DEPTH,
                        TemplateSettings.SIMILARITY,
                        TemplateSettings.CHILDREN,
                        MaskSet.STANDARD);
        Lines lines = new Lines(distinctFirst);
        Masker masker = settings.masks().masker();
        for (String[] batch : batches) {
            for (String line : batch) {
                int _ = lines.add(masker.mask(line));
            }
        }
        CutLines cut =
                new CutLines(lines, settings.parser().cutter(settings.masks()), distinctFirst);
        Patterns patterns = settings.parser().parse(cut, Stop.NEVER);
        return new FoundTemplates(lines, cut, patterns).templates().size();
    }

    /// How many of some lines stay distinct after masking.
    public static int distinct(List<String[]> batches) {
        Lines lines = new Lines();
        Masker masker = MaskSet.STANDARD.masker();
        for (String[] batch : batches) {
            for (String line : batch) {
                int _ = lines.add(masker.mask(line));
            }
        }
        return lines.count();
    }
}
