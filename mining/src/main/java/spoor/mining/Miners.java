package spoor.mining;

import java.util.List;
import java.util.Optional;
import spoor.mining.anomalies.DetectorAgreementMiner;
import spoor.mining.anomalies.EcodMiner;
import spoor.mining.anomalies.HbosMiner;
import spoor.mining.anomalies.IsolationForestMiner;
import spoor.mining.baskets.AutoclusterMiner;
import spoor.mining.baskets.BasketMiner;
import spoor.mining.clusters.DbscanMiner;
import spoor.mining.clusters.HdbscanMiner;
import spoor.mining.evaluation.CalibrationMiner;
import spoor.mining.evaluation.ClassificationReportMiner;
import spoor.mining.evaluation.ConfusionMatrixMiner;
import spoor.mining.evaluation.CurveMiner;
import spoor.mining.learning.ClassifyMiner;
import spoor.mining.learning.ScoreMiner;
import spoor.mining.logons.LogonsMiner;
import spoor.mining.processes.ProcessTreeMiner;
import spoor.mining.profile.ColumnProfileMiner;
import spoor.mining.selection.CompareModelsMiner;
import spoor.mining.selection.FeatureImportanceMiner;
import spoor.mining.selection.ReduceFeaturesMiner;
import spoor.mining.sequence.ParameterSetsMiner;
import spoor.mining.sequence.SequenceDetectorsMiner;
import spoor.mining.sequence.SequenceScoresMiner;
import spoor.mining.sequence.SessionLikelihoodsMiner;
import spoor.mining.sessions.SessionizeMiner;
import spoor.mining.templates.ReduceMiner;
import spoor.mining.templates.TemplateListMiner;
import spoor.mining.templates.TemplatesMiner;

/// Every miner.
public final class Miners {
    public static final List<Miner> ALL =
            List.of(
                    new SessionizeMiner(),
                    new TemplatesMiner(),
                    new TemplateListMiner(),
                    new ReduceMiner(),
                    new SequenceScoresMiner(),
                    new SessionLikelihoodsMiner(),
                    new SequenceDetectorsMiner(),
                    new ParameterSetsMiner(),
                    new ColumnProfileMiner(),
                    new ProcessTreeMiner(),
                    new LogonsMiner(),
                    new DbscanMiner(),
                    new HdbscanMiner(),
                    new IsolationForestMiner(),
                    new EcodMiner(),
                    new HbosMiner(),
                    new DetectorAgreementMiner(),
                    new BasketMiner(),
                    new AutoclusterMiner(),
                    new ConfusionMatrixMiner(),
                    new ClassificationReportMiner(),
                    new CurveMiner(CurveMiner.Kind.ROC),
                    new CurveMiner(CurveMiner.Kind.PRECISION_RECALL),
                    new CalibrationMiner(),
                    new ClassifyMiner(),
                    new ScoreMiner(),
                    new FeatureImportanceMiner(),
                    new CompareModelsMiner(),
                    new ReduceFeaturesMiner());

    private Miners() {}

    public static Optional<Miner> named(String name) {
        return ALL.stream().filter(miner -> miner.description().name().equals(name)).findFirst();
    }
}
