<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
 <context>
  <name>X-Lite</name>
  <message>
   <source> And {problems} more.</source>
   <translation> Und {problems} weitere.</translation>
  </message>
  <message>
   <source> Browse films</source>
   <translation> Aufnahmen ansehen</translation>
  </message>
  <message>
   <source> Choose folder...</source>
   <translation> Ordner wählen …</translation>
  </message>
  <message>
   <source> Choose table...</source>
   <translation> Tabelle wählen …</translation>
  </message>
  <message>
   <source> Curves and Checklist show what there is.</source>
   <translation> „Kurven“ und „Prüfliste“ zeigen, was es schon gibt.</translation>
  </message>
  <message>
   <source> Import...</source>
   <translation> Importieren …</translation>
  </message>
  <message>
   <source> Importing...</source>
   <translation> Import läuft …</translation>
  </message>
  <message>
   <source> Open folder...</source>
   <translation> Ordner öffnen …</translation>
  </message>
  <message>
   <source> Open...</source>
   <translation> Öffnen …</translation>
  </message>
  <message>
   <source> Overview</source>
   <translation> Übersicht</translation>
  </message>
  <message>
   <source> The list below says why the others were not.</source>
   <translation> Die Liste darunter sagt, warum die anderen fehlen.</translation>
  </message>
  <message>
   <source> The other film is not affected.</source>
   <translation> Die andere Aufnahme ist nicht betroffen.</translation>
  </message>
  <message>
   <source> The other {others:,} films are not affected.</source>
   <translation> Die anderen {others:,} Aufnahmen sind nicht betroffen.</translation>
  </message>
  <message>
   <source> and others</source>
   <translation> und andere</translation>
  </message>
  <message>
   <source> and {more} more</source>
   <translation> und {more} weitere</translation>
  </message>
  <message>
   <source> and {names} more</source>
   <translation> und {names} weitere</translation>
  </message>
  <message>
   <source> from {source}</source>
   <translation> aus {source}</translation>
  </message>
  <message>
   <source> of epoch {best_epoch}</source>
   <translation> der Epoche {best_epoch}</translation>
  </message>
  <message>
   <source> over {macro_findings} of {of_all}</source>
   <translation> über {macro_findings} von {of_all}</translation>
  </message>
  <message>
   <source> to </source>
   <translation> bis </translation>
  </message>
  <message>
   <source> {files} left out: see “Worth a look”.</source>
   <translation> {files} ausgelassen: siehe „Auffälliges“.</translation>
  </message>
  <message>
   <source>## How this model does on it</source>
   <translation>## Wie gut dieses Modell dabei ist</translation>
  </message>
  <message>
   <source>## What the label means

This help has no page about “{title}”: the finding is the model's own. Ask whoever trained the model what its labels mean.</source>
   <translation>## Was das Label bedeutet

Zu „{title}“ hat diese Hilfe keine Seite: Der Befund gehört zum Modell. Wer das Modell trainiert hat, weiß, was seine Labels bedeuten.</translation>
  </message>
  <message>
   <source>&amp;Compare</source>
   <translation>&amp;Vergleichen</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <source>&amp;Go</source>
   <translation>&amp;Gehe zu</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Hilfe</translation>
  </message>
  <message>
   <source>&amp;Measure</source>
   <translation>&amp;Messen</translation>
  </message>
  <message>
   <source>&amp;Reading</source>
   <translation>&amp;Befundung</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Ansicht</translation>
  </message>
  <message>
   <source>**Not shown to be better than chance:** neither its probability nor its map deserves trust on this finding.</source>
   <translation>**Nicht nachweislich besser als Zufall:** Weder Wahrscheinlichkeit noch Karte dieses Befunds verdienen Vertrauen.</translation>
  </message>
  <message>
   <source>**Not shown to beat a guess made without the film:** the model may have learned who is imaged how, and not what the finding looks like.</source>
   <translation>**Nicht nachweislich besser als Raten ohne Aufnahme:** Das Modell hat womöglich gelernt, wer wie aufgenommen wird, und nicht, wie der Befund aussieht.</translation>
  </message>
  <message>
   <source>, AUC {area:.3f} over {findings}</source>
   <translation>, AUC {area:.3f} über {findings}</translation>
  </message>
  <message>
   <source>, epoch {epoch} of {total_epochs}</source>
   <translation>, Epoche {epoch} von {total_epochs}</translation>
  </message>
  <message>
   <source>, fold {fold}</source>
   <translation>, Fold {fold}</translation>
  </message>
  <message>
   <source>, growing</source>
   <translation>, wachsend</translation>
  </message>
  <message>
   <source>, out-of-fold</source>
   <translation>, Out-of-Fold</translation>
  </message>
  <message>
   <source>, the best so far</source>
   <translation>, bisher am besten</translation>
  </message>
  <message>
   <source>, validation {validation_loss:.3f}</source>
   <translation>, Validierung {validation_loss:.3f}</translation>
  </message>
  <message>
   <source>, weak evidence</source>
   <translation>, schwache Evidenz</translation>
  </message>
  <message>
   <source>, you: {opinion_words}</source>
   <translation>, Sie: {opinion_words}</translation>
  </message>
  <message>
   <source>1 day earlier</source>
   <translation>1 Tag früher</translation>
  </message>
  <message>
   <source>1 day later</source>
   <translation>1 Tag später</translation>
  </message>
  <message>
   <source>1 film</source>
   <translation>1 Aufnahme</translation>
  </message>
  <message>
   <source>1 film</source>
   <comment>short</comment>
   <translation>1 Aufn.</translation>
  </message>
  <message>
   <source>1 finding is absent from more than 70 % of all batches.</source>
   <translation>1 Befund fehlt in mehr als 70 % aller Batches.</translation>
  </message>
  <message>
   <source>1 hour ago</source>
   <translation>vor 1 Stunde</translation>
  </message>
  <message>
   <source>1 is right; below 1 the probabilities are too extreme, above 1 too timid.</source>
   <translation>1 ist richtig; unter 1 sind die Wahrscheinlichkeiten zu extrem, über 1 zu zaghaft.</translation>
  </message>
  <message>
   <source>1 minute ago</source>
   <translation>vor 1 Minute</translation>
  </message>
  <message>
   <source>1 present, 0 absent, nothing unknown.  Patients keep their films together.</source>
   <translation>1 vorhanden, 0 nicht, leer unbekannt.  Patienten bleiben zusammen.</translation>
  </message>
  <message>
   <source>1 run</source>
   <translation>1 Lauf</translation>
  </message>
  <message>
   <source>1 run was added to the queue.</source>
   <translation>1 Lauf wurde in die Warteschlange gestellt.</translation>
  </message>
  <message>
   <source>1 study</source>
   <translation>1 Untersuchung</translation>
  </message>
  <message>
   <source>16 films as the student sees them, augmented</source>
   <translation>16 Aufnahmen, wie der Student sie sieht, augmentiert</translation>
  </message>
  <message>
   <source>95 % from {low:.3f}, </source>
   <translation>95 % ab {low:.3f}, </translation>
  </message>
  <message>
   <source>95 % interval</source>
   <translation>95-%-Intervall</translation>
  </message>
  <message>
   <source>95 % interval of the AUC</source>
   <translation>95-%-Intervall der AUC</translation>
  </message>
  <message>
   <source>; line: all films</source>
   <translation>; Linie: alle Aufnahmen</translation>
  </message>
  <message>
   <source>; threshold {threshold}</source>
   <translation>; Schwellenwert {threshold}</translation>
  </message>
  <message>
   <source>A CSV with a film a row: its file, and a column for each finding, with 1, 0, or nothing where nobody knows. A column “patient” keeps the films of one patient together. Take no films that the model was trained on.</source>
   <translation>Eine CSV-Datei mit einer Zeile je Aufnahme: ihre Datei und eine Spalte je Befund, mit 1, 0 oder leer, wo es niemand weiß. Eine Spalte „patient“ hält die Aufnahmen eines Patienten zusammen. Nehmen Sie keine Aufnahmen, mit denen das Modell trainiert wurde.</translation>
  </message>
  <message>
   <source>A decision needs its reason. Say why: it is what lasts.</source>
   <translation>Eine Entscheidung braucht ihren Grund. Sagen Sie, warum: Das ist, was bleibt.</translation>
  </message>
  <message>
   <source>A file could not be read or written.</source>
   <translation>Eine Datei konnte nicht gelesen oder geschrieben werden.</translation>
  </message>
  <message>
   <source>A folder was cut off after {done:,} of {total:,} films.</source>
   <translation>Ein Ordner wurde nach {done:,} von {total:,} Aufnahmen unterbrochen.</translation>
  </message>
  <message>
   <source>A patient's films may train and test alike: the AUC will look too good.</source>
   <translation>Aufnahmen eines Patienten können in Training und Test zugleich liegen: Die AUC wird zu gut aussehen.</translation>
  </message>
  <message>
   <source>A picture of the film with its evidence map. “Research use only” is part of the picture.</source>
   <translation>Ein Bild der Aufnahme mit ihrer Evidenzkarte. „Research use only“ ist Teil des Bildes.</translation>
  </message>
  <message>
   <source>A policy or an environment variable can move these; the help page for the IT department says how.</source>
   <translation>Eine Richtlinie oder eine Umgebungsvariable kann diese verlegen; die Hilfeseite für die IT-Abteilung sagt, wie.</translation>
  </message>
  <message>
   <source>A regression that never sees the film, told {told}, reaches a macro AUC of {auc}. Model minus regression: {difference}; among films of one fold alone: {within}.</source>
   <translation>Eine Regression, die die Aufnahme nie sieht und nur {told} kennt, erreicht eine Makro-AUC von {auc}. Modell minus Regression: {difference}; unter Aufnahmen eines Folds allein: {within}.</translation>
  </message>
  <message>
   <source>A regression that never sees the film, told {told}, reaches an AUC of {auc}. Model minus regression: {difference}; among films of one fold alone: {within}.</source>
   <translation>Eine Regression, die die Aufnahme nie sieht und nur {told} kennt, erreicht eine AUC von {auc}. Modell minus Regression: {difference}; unter Aufnahmen eines Folds allein: {within}.</translation>
  </message>
  <message>
   <source>A row for each film: file and patient, perhaps view, sex and age, and a column for each finding with 1 for present, 0 for absent, and nothing for unknown.</source>
   <translation>Eine Zeile je Aufnahme: Datei und Patient, vielleicht Projektion, Geschlecht und Alter, und eine Spalte je Befund mit 1 für vorhanden, 0 für nicht vorhanden und leer für unbekannt.</translation>
  </message>
  <message>
   <source>A run</source>
   <translation>Ein Lauf</translation>
  </message>
  <message>
   <source>A run's folder...</source>
   <translation>Ordner eines Laufs …</translation>
  </message>
  <message>
   <source>A student learns from films whose findings are known: a table and a folder of pictures.</source>
   <translation>Ein Student lernt aus Aufnahmen, deren Befunde bekannt sind: einer Tabelle und einem Ordner mit Bildern.</translation>
  </message>
  <message>
   <source>AUC</source>
   <translation>AUC</translation>
  </message>
  <message>
   <source>AUC by group</source>
   <translation>AUC nach Gruppe</translation>
  </message>
  <message>
   <source>AUC difference per finding</source>
   <translation>AUC-Differenz je Befund</translation>
  </message>
  <message>
   <source>AUC differences per finding</source>
   <translation>AUC-Differenzen je Befund</translation>
  </message>
  <message>
   <source>AUC per finding</source>
   <translation>AUC je Befund</translation>
  </message>
  <message>
   <source>AUC with its 95 % interval, and positive films, on {evaluated_films:,} films. Fewer than ten positive films are too few for an AUC. Thresholds are those of the policy “{policy_label}”, which the findings start from.</source>
   <translation>AUC mit 95-%-Intervall und positive Aufnahmen, auf {evaluated_films:,} Aufnahmen. Weniger als zehn positive Aufnahmen sind zu wenige für eine AUC. Die Schwellenwerte sind die der Regel „{policy_label}“, von der die Befunde ausgehen.</translation>
  </message>
  <message>
   <source>AUC {auc:.2f}</source>
   <translation>AUC {auc:.2f}</translation>
  </message>
  <message>
   <source>AUC {validation_auc:.3f} over {findings}</source>
   <translation>AUC {validation_auc:.3f} über {findings}</translation>
  </message>
  <message>
   <source>AUC: macro, validation films, with 95 % interval; best of each group in bold</source>
   <translation>AUC: Makro, Validierungsaufnahmen, mit 95-%-Intervall; Bestes jeder Gruppe fett</translation>
  </message>
  <message>
   <source>AUC: macro, validation; best of a group in bold</source>
   <translation>AUC: Makro, Validierung; Bestes einer Gruppe fett</translation>
  </message>
  <message>
   <source>Ablation</source>
   <translation>Ablation</translation>
  </message>
  <message>
   <source>Ablations</source>
   <translation>Ablationen</translation>
  </message>
  <message>
   <source>About this finding</source>
   <translation>Über diesen Befund</translation>
  </message>
  <message>
   <source>About this finding (F2)</source>
   <translation>Über diesen Befund (F2)</translation>
  </message>
  <message>
   <source>About this model</source>
   <translation>Über dieses Modell</translation>
  </message>
  <message>
   <source>About {finding}</source>
   <translation>Über {finding}</translation>
  </message>
  <message>
   <source>Above threshold</source>
   <translation>Über dem Schwellenwert</translation>
  </message>
  <message>
   <source>Absent</source>
   <translation>Fehlt</translation>
  </message>
  <message>
   <source>Actual pixels</source>
   <translation>Originalpixel</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Hinzufügen</translation>
  </message>
  <message>
   <source>Add another teacher...</source>
   <translation>Weiteren Lehrer hinzufügen …</translation>
  </message>
  <message>
   <source>Add films</source>
   <translation>Aufnahmen hinzufügen</translation>
  </message>
  <message>
   <source>Add films (Ctrl+O)</source>
   <translation>Aufnahmen hinzufügen (Strg+O)</translation>
  </message>
  <message>
   <source>Add to queue</source>
   <translation>Einreihen</translation>
  </message>
  <message>
   <source>Add to queue. {sentence}</source>
   <translation>Einreihen. {sentence}</translation>
  </message>
  <message>
   <source>Add {told_of} to the queue</source>
   <translation>{told_of} einreihen</translation>
  </message>
  <message>
   <source>Added</source>
   <translation>Hinzugefügt</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Adopt</source>
   <translation>Übernehmen</translation>
  </message>
  <message>
   <source>Adopt...</source>
   <translation>Übernehmen …</translation>
  </message>
  <message>
   <source>Age</source>
   <translation>Alter</translation>
  </message>
  <message>
   <source>Age not known</source>
   <translation>Alter unbekannt</translation>
  </message>
  <message>
   <source>Age {ages_words}</source>
   <translation>Alter {ages_words}</translation>
  </message>
  <message>
   <source>Age {band}</source>
   <translation>Alter {band}</translation>
  </message>
  <message>
   <source>Agree</source>
   <translation>Richtig</translation>
  </message>
  <message>
   <source>Agree and open the sample</source>
   <translation>Zustimmen, Beispiel öffnen</translation>
  </message>
  <message>
   <source>Agree with the finding</source>
   <translation>Dem Befund zustimmen</translation>
  </message>
  <message>
   <source>Alarms a find</source>
   <translation>Alarme je Treffer</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>All films</source>
   <translation>Alle Aufnahmen</translation>
  </message>
  <message>
   <source>All films of a period, or a random part of them: their share of positive films is taken as the prevalence of your site.</source>
   <translation>Alle Aufnahmen eines Zeitraums oder ein zufälliger Teil davon: Ihr Anteil positiver Aufnahmen gilt als Prävalenz Ihrer Einrichtung.</translation>
  </message>
  <message>
   <source>All findings</source>
   <translation>Alle Befunde</translation>
  </message>
  <message>
   <source>All in one PDF</source>
   <translation>Alle in einer PDF-Datei</translation>
  </message>
  <message>
   <source>All parts</source>
   <translation>Alle Teile</translation>
  </message>
  <message>
   <source>All {total:,} films have a result.</source>
   <translation>Alle {total:,} Aufnahmen haben ein Ergebnis.</translation>
  </message>
  <message>
   <source>And not flagged for what they do show</source>
   <translation>Und nicht mit dem markiert, was sie zeigen</translation>
  </message>
  <message>
   <source>Another</source>
   <translation>Anderer</translation>
  </message>
  <message>
   <source>Another Python with X-Lite {version}</source>
   <translation>Ein anderes Python mit X-Lite {version}</translation>
  </message>
  <message>
   <source>Another folder counts at once. What lies in the old one stays there: nothing is moved or deleted, and the old folder can be chosen again.</source>
   <translation>Ein anderer Ordner gilt sofort. Was im alten liegt, bleibt dort: Nichts wird verschoben oder gelöscht, und der alte Ordner lässt sich wieder wählen.</translation>
  </message>
  <message>
   <source>Another manifest...</source>
   <translation>Anderes Manifest …</translation>
  </message>
  <message>
   <source>Another report is being written.</source>
   <translation>Es wird gerade ein anderer Bericht geschrieben.</translation>
  </message>
  <message>
   <source>Another timm network...</source>
   <translation>Anderes timm-Netz …</translation>
  </message>
  <message>
   <source>Any finding</source>
   <translation>Jeder Befund</translation>
  </message>
  <message>
   <source>Any notice, %</source>
   <translation>Irgendein Hinweis, %</translation>
  </message>
  <message>
   <source>Any number of films becomes one table to sort, filter and export.</source>
   <translation>Beliebig viele Aufnahmen werden zu einer Tabelle, die sich sortieren, filtern und exportieren lässt.</translation>
  </message>
  <message>
   <source>Apr</source>
   <translation>Apr.</translation>
  </message>
  <message>
   <source>As the head</source>
   <translation>Wie der Kopf</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>As they came</source>
   <translation>Wie sie kamen</translation>
  </message>
  <message>
   <source>At this threshold: {spoken}.</source>
   <translation>Bei diesem Schwellenwert: {spoken}.</translation>
  </message>
  <message>
   <source>Aug</source>
   <translation>Aug.</translation>
  </message>
  <message>
   <source>Augmentation</source>
   <translation>Augmentierung</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <source>Auxiliary targets</source>
   <translation>Hilfsziele</translation>
  </message>
  <message>
   <source>Average of weights</source>
   <translation>Mittel der Gewichte</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Back (Esc)</source>
   <translation>Zurück (Esc)</translation>
  </message>
  <message>
   <source>Back to the form</source>
   <translation>Zurück zum Formular</translation>
  </message>
  <message>
   <source>Back to the model that came with the application</source>
   <translation>Zurück zum mitgelieferten Modell</translation>
  </message>
  <message>
   <source>Back to the overview</source>
   <translation>Zurück zur Übersicht</translation>
  </message>
  <message>
   <source>Back to {model}</source>
   <translation>Zurück zu {model}</translation>
  </message>
  <message>
   <source>Back to {usual}</source>
   <translation>Zurück zu {usual}</translation>
  </message>
  <message>
   <source>Back to {usual}, the prevalence of the model's table</source>
   <translation>Zurück zu {usual}, der Prävalenz in der Tabelle des Modells</translation>
  </message>
  <message>
   <source>Balance</source>
   <translation>Ausgleich</translation>
  </message>
  <message>
   <source>Balance of the findings</source>
   <translation>Ausgleich der Befunde</translation>
  </message>
  <message>
   <source>Bare</source>
   <translation>Ohne</translation>
  </message>
  <message>
   <source>Baseline</source>
   <translation>Baseline</translation>
  </message>
  <message>
   <source>Batch</source>
   <translation>Batch</translation>
  </message>
  <message>
   <source>Batch check</source>
   <translation>Batch-Prüfung</translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation>Batchgröße</translation>
  </message>
  <message>
   <source>Batches without one</source>
   <translation>Batches ohne Positive</translation>
  </message>
  <message>
   <source>Before you start</source>
   <translation>Vor dem Start</translation>
  </message>
  <message>
   <source>Begin with a quick look. {purpose}</source>
   <translation>Beginnen Sie mit dem Schnelltest. {purpose}</translation>
  </message>
  <message>
   <source>Begins: {films}; {epochs}, {on}.</source>
   <translation>Beginnt: {films}; {epochs}, {on}.</translation>
  </message>
  <message>
   <source>Best</source>
   <translation>Beste</translation>
  </message>
  <message>
   <source>Best AUC</source>
   <translation>Beste AUC</translation>
  </message>
  <message>
   <source>Best F1</source>
   <translation>Bester F1-Wert</translation>
  </message>
  <message>
   <source>Best loss</source>
   <translation>Bester Verlust</translation>
  </message>
  <message>
   <source>Brier score</source>
   <translation>Brier-Score</translation>
  </message>
  <message>
   <source>Build cache</source>
   <translation>Cache anlegen</translation>
  </message>
  <message>
   <source>Building the cache of {caching_name}</source>
   <translation>Der Cache von {caching_name} wird angelegt</translation>
  </message>
  <message>
   <source>By finding</source>
   <translation>Nach Befund</translation>
  </message>
  <message>
   <source>By image</source>
   <translation>Nach Bild</translation>
  </message>
  <message>
   <source>By image, films of one patient come into training and test alike: results will look too good. For comparisons with work that did so only.</source>
   <translation>Nach Bild geteilt, kommen Aufnahmen eines Patienten in Training und Test: Die Ergebnisse werden zu gut aussehen. Nur für Vergleiche mit Arbeiten, die so vorgingen.</translation>
  </message>
  <message>
   <source>By patient</source>
   <translation>Nach Patient</translation>
  </message>
  <message>
   <source>By share</source>
   <translation>Nach Anteil</translation>
  </message>
  <message>
   <source>By their labels</source>
   <translation>Laut ihren Labels</translation>
  </message>
  <message>
   <source>CLAHE limit</source>
   <translation>CLAHE-Grenze</translation>
  </message>
  <message>
   <source>CLAHE tiles</source>
   <translation>CLAHE-Kacheln</translation>
  </message>
  <message>
   <source>CPU</source>
   <translation>CPU</translation>
  </message>
  <message>
   <source>CSV (*.csv)</source>
   <translation>CSV (*.csv)</translation>
  </message>
  <message>
   <source>CSV table...</source>
   <translation>CSV-Tabelle …</translation>
  </message>
  <message>
   <source>Cache complete</source>
   <translation>Cache vollständig</translation>
  </message>
  <message>
   <source>Cache {in_units}</source>
   <translation>Cache {in_units}</translation>
  </message>
  <message>
   <source>Caches</source>
   <translation>Caches</translation>
  </message>
  <message>
   <source>Calibration</source>
   <translation>Kalibrierung</translation>
  </message>
  <message>
   <source>Calibration and operating points are in the file.</source>
   <translation>Kalibrierung und Arbeitspunkte stehen in der Datei.</translation>
  </message>
  <message>
   <source>Called</source>
   <translation>Genannt</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Cancel that first.</source>
   <translation>Brechen Sie das zuerst ab.</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>Abgebrochen.</translation>
  </message>
  <message>
   <source>Cancelling</source>
   <translation>Wird abgebrochen</translation>
  </message>
  <message>
   <source>Cardiothoracic ratio</source>
   <translation>Herz-Thorax-Quotient</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Ändern</translation>
  </message>
  <message>
   <source>Change...</source>
   <translation>Ändern …</translation>
  </message>
  <message>
   <source>Channels</source>
   <translation>Kanäle</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>Prüfung</translation>
  </message>
  <message>
   <source>Check again</source>
   <translation>Noch einmal prüfen</translation>
  </message>
  <message>
   <source>Check the disk and the permissions of its folder.</source>
   <translation>Prüfen Sie die Festplatte und die Rechte des Ordners.</translation>
  </message>
  <message>
   <source>Check the disk and the permissions of the folder of data sets.</source>
   <translation>Prüfen Sie die Festplatte und die Rechte des Ordners der Datensätze.</translation>
  </message>
  <message>
   <source>Checking...</source>
   <translation>Wird geprüft …</translation>
  </message>
  <message>
   <source>Checklist</source>
   <translation>Prüfliste</translation>
  </message>
  <message>
   <source>Checkpoint {where}, {megabytes:,.0f} MB.</source>
   <translation>Checkpoint {where}, {megabytes:,.0f} MB.</translation>
  </message>
  <message>
   <source>Choose a folder first.</source>
   <translation>Wählen Sie zuerst einen Ordner.</translation>
  </message>
  <message>
   <source>Choose a folder of folders</source>
   <translation>Ordner mit Ordnern wählen</translation>
  </message>
  <message>
   <source>Choose a label table</source>
   <translation>Labeltabelle wählen</translation>
  </message>
  <message>
   <source>Choose a model file (.onnx) that this application exported.</source>
   <translation>Wählen Sie eine Modelldatei (.onnx), die diese Anwendung exportiert hat.</translation>
  </message>
  <message>
   <source>Choose a preset and start: loss and AUC are drawn here as it trains.</source>
   <translation>Vorlage wählen und starten: Verlust und AUC werden hier während des Trainings gezeichnet.</translation>
  </message>
  <message>
   <source>Choose a run as the teacher</source>
   <translation>Lauf als Lehrer wählen</translation>
  </message>
  <message>
   <source>Choose a setting</source>
   <translation>Einstellung wählen</translation>
  </message>
  <message>
   <source>Choose a setting and write its values.</source>
   <translation>Wählen Sie eine Einstellung und schreiben Sie ihre Werte.</translation>
  </message>
  <message>
   <source>Choose a table and the folder of its films first.</source>
   <translation>Wählen Sie zuerst eine Tabelle und den Ordner ihrer Aufnahmen.</translation>
  </message>
  <message>
   <source>Choose a table of cases</source>
   <translation>Falltabelle wählen</translation>
  </message>
  <message>
   <source>Choose a teacher, or another preset.</source>
   <translation>Wählen Sie einen Lehrer oder eine andere Vorlage.</translation>
  </message>
  <message>
   <source>Choose all findings</source>
   <translation>Alle Befunde wählen</translation>
  </message>
  <message>
   <source>Choose another folder of {kind_words}</source>
   <translation>Anderen Ordner wählen: {kind_words}</translation>
  </message>
  <message>
   <source>Choose another folder, or make room on the drive.</source>
   <translation>Wählen Sie einen anderen Ordner oder schaffen Sie Platz auf dem Laufwerk.</translation>
  </message>
  <message>
   <source>Choose another folder, or make room.</source>
   <translation>Wählen Sie einen anderen Ordner oder schaffen Sie Platz.</translation>
  </message>
  <message>
   <source>Choose another model file.</source>
   <translation>Wählen Sie eine andere Modelldatei.</translation>
  </message>
  <message>
   <source>Choose another model file; the log says more.</source>
   <translation>Wählen Sie eine andere Modelldatei; im Protokoll steht mehr.</translation>
  </message>
  <message>
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <source>Choose another one.</source>
   <translation>Wählen Sie einen anderen.</translation>
  </message>
  <message>
   <source>Choose another printer, or save a PDF.</source>
   <translation>Wählen Sie einen anderen Drucker oder speichern Sie eine PDF-Datei.</translation>
  </message>
  <message>
   <source>Choose another program that trains</source>
   <translation>Ein anderes Programm wählen, das trainiert</translation>
  </message>
  <message>
   <source>Choose another table or folder</source>
   <translation>Andere Tabelle oder anderen Ordner wählen</translation>
  </message>
  <message>
   <source>Choose another with File, Choose model.</source>
   <translation>Wählen Sie ein anderes mit „Datei“, „Modell wählen“.</translation>
  </message>
  <message>
   <source>Choose at least one finding.</source>
   <translation>Wählen Sie mindestens einen Befund.</translation>
  </message>
  <message>
   <source>Choose films</source>
   <translation>Aufnahmen wählen</translation>
  </message>
  <message>
   <source>Choose folder...</source>
   <translation>Ordner wählen …</translation>
  </message>
  <message>
   <source>Choose model</source>
   <translation>Modell wählen</translation>
  </message>
  <message>
   <source>Choose model...</source>
   <translation>Modell wählen …</translation>
  </message>
  <message>
   <source>Choose none</source>
   <translation>Keinen wählen</translation>
  </message>
  <message>
   <source>Choose one for the {kind_words} alone.</source>
   <translation>Wählen Sie einen eigenen Ordner: {kind_words}.</translation>
  </message>
  <message>
   <source>Choose teachers</source>
   <translation>Lehrer wählen</translation>
  </message>
  <message>
   <source>Choose the films to train on.</source>
   <translation>Wählen Sie die Aufnahmen für das Training.</translation>
  </message>
  <message>
   <source>Choose the folder</source>
   <translation>Ordner wählen</translation>
  </message>
  <message>
   <source>Choose the folder of the films</source>
   <translation>Ordner der Aufnahmen wählen</translation>
  </message>
  <message>
   <source>Choose the table of cases</source>
   <translation>Falltabelle wählen</translation>
  </message>
  <message>
   <source>Choose...</source>
   <translation>Wählen …</translation>
  </message>
  <message>
   <source>Choose: {label}</source>
   <translation>Wählen: {label}</translation>
  </message>
  <message>
   <source>Choose: {what}</source>
   <translation>Wählen: {what}</translation>
  </message>
  <message>
   <source>Chosen</source>
   <translation>Gewählt</translation>
  </message>
  <message>
   <source>Class balance</source>
   <translation>Klassenausgleich</translation>
  </message>
  <message>
   <source>Classifier width</source>
   <translation>Klassifikatorbreite</translation>
  </message>
  <message>
   <source>Cleared</source>
   <translation>Entlastet</translation>
  </message>
  <message>
   <source>Click to write, or drag from the words to what they are about</source>
   <translation>Klicken, um zu schreiben, oder von den Worten zu der Stelle ziehen, die sie meinen</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Close film</source>
   <translation>Aufnahme schließen</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation>Diese Meldung schließen</translation>
  </message>
  <message>
   <source>Close this notice</source>
   <translation>Diesen Hinweis schließen</translation>
  </message>
  <message>
   <source>Close this table</source>
   <translation>Diese Tabelle schließen</translation>
  </message>
  <message>
   <source>Close this table; its results are kept</source>
   <translation>Diese Tabelle schließen; ihre Ergebnisse bleiben erhalten</translation>
  </message>
  <message>
   <source>Colour map</source>
   <translation>Farbskala</translation>
  </message>
  <message>
   <source>Columns of the label table, in the order of the outputs; empty for all of the data set.</source>
   <translation>Spalten der Labeltabelle in der Reihenfolge der Ausgänge; leer für alle des Datensatzes.</translation>
  </message>
  <message>
   <source>Columns; a click sorts</source>
   <translation>Spalten; ein Klick sortiert</translation>
  </message>
  <message>
   <source>Command that installs what trains</source>
   <translation>Befehl, der installiert, was trainiert</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Vergleichen</translation>
  </message>
  <message>
   <source>Compare with another model...</source>
   <translation>Mit anderem Modell vergleichen …</translation>
  </message>
  <message>
   <source>Compare with the current film</source>
   <translation>Mit der aktuellen Aufnahme vergleichen</translation>
  </message>
  <message>
   <source>Compare with the prior film</source>
   <translation>Mit der Voraufnahme vergleichen</translation>
  </message>
  <message>
   <source>Compare {count}</source>
   <translation>{count} vergleichen</translation>
  </message>
  <message>
   <source>Compare {most}</source>
   <translation>{most} vergleichen</translation>
  </message>
  <message>
   <source>Comparing every film with every other one</source>
   <translation>Jede Aufnahme wird mit jeder anderen verglichen</translation>
  </message>
  <message>
   <source>Comparison</source>
   <translation>Vergleich</translation>
  </message>
  <message>
   <source>Comparison of findings</source>
   <translation>Vergleich der Befunde</translation>
  </message>
  <message>
   <source>Compile</source>
   <translation>Kompilieren</translation>
  </message>
  <message>
   <source>Compute</source>
   <translation>Rechenaufwand</translation>
  </message>
  <message>
   <source>Computes on</source>
   <translation>Rechnet auf</translation>
  </message>
  <message>
   <source>Configurations (*.toml *.json);;All files (*)</source>
   <translation>Konfigurationen (*.toml *.json);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Confused pairs</source>
   <translation>Verwechslungen</translation>
  </message>
  <message>
   <source>Confusions</source>
   <translation>Konfusion</translation>
  </message>
  <message>
   <source>Contour</source>
   <translation>Kontur</translation>
  </message>
  <message>
   <source>Contour instead of map</source>
   <translation>Kontur statt Karte</translation>
  </message>
  <message>
   <source>Contrast limit of CLAHE (Zuiderveld, 1994); 0 turns it off.</source>
   <translation>Kontrastgrenze von CLAHE (Zuiderveld, 1994); 0 schaltet es ab.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Copy address</source>
   <translation>Adresse kopieren</translation>
  </message>
  <message>
   <source>Copy as command line</source>
   <translation>Als Befehlszeile kopieren</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>Einzelheiten kopieren</translation>
  </message>
  <message>
   <source>Copy for a bug report</source>
   <translation>Für einen Fehlerbericht kopieren</translation>
  </message>
  <message>
   <source>Copy id</source>
   <translation>Kennung kopieren</translation>
  </message>
  <message>
   <source>Copy ids</source>
   <translation>Kennungen kopieren</translation>
  </message>
  <message>
   <source>Copy report as text</source>
   <translation>Bericht als Text kopieren</translation>
  </message>
  <message>
   <source>Copy the command</source>
   <translation>Den Befehl kopieren</translation>
  </message>
  <message>
   <source>Copy the log, or the lines that are selected</source>
   <translation>Das Protokoll oder die gewählten Zeilen kopieren</translation>
  </message>
  <message>
   <source>Copy view</source>
   <translation>Ansicht kopieren</translation>
  </message>
  <message>
   <source>Copy without the patient</source>
   <translation>Kopie ohne den Patienten</translation>
  </message>
  <message>
   <source>Counts</source>
   <translation>Anzahlen</translation>
  </message>
  <message>
   <source>Counts of each finding</source>
   <translation>Anzahlen je Befund</translation>
  </message>
  <message>
   <source>Course of {alpha}</source>
   <translation>Verlauf von {alpha}</translation>
  </message>
  <message>
   <source>Current</source>
   <translation>Aktuell</translation>
  </message>
  <message>
   <source>Curves</source>
   <translation>Kurven</translation>
  </message>
  <message>
   <source>Curves by finding</source>
   <translation>Kurven nach Befund</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Dark theme</source>
   <translation>Dunkles Design</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <source>Data sets</source>
   <translation>Datensätze</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Datum</translation>
  </message>
  <message>
   <source>Dec</source>
   <translation>Dez.</translation>
  </message>
  <message>
   <source>Decision</source>
   <translation>Entscheidung</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete these results; the films stay where they are</source>
   <translation>Diese Ergebnisse löschen; die Aufnahmen bleiben, wo sie sind</translation>
  </message>
  <message>
   <source>Deviation</source>
   <translation>Abweichung</translation>
  </message>
  <message>
   <source>Device</source>
   <translation>Gerät</translation>
  </message>
  <message>
   <source>Diagnose</source>
   <translation>Diagnose</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation>Differenzen</translation>
  </message>
  <message>
   <source>Differs by</source>
   <translation>Unterschied</translation>
  </message>
  <message>
   <source>Disagree</source>
   <translation>Falsch</translation>
  </message>
  <message>
   <source>Disagree with the finding</source>
   <translation>Dem Befund widersprechen</translation>
  </message>
  <message>
   <source>Dismiss</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Distil</source>
   <translation>Destill.</translation>
  </message>
  <message>
   <source>Distillation</source>
   <translation>Destillation</translation>
  </message>
  <message>
   <source>Divided by; one value a channel, above 0.</source>
   <translation>Hierdurch wird geteilt; ein Wert je Kanal, über 0.</translation>
  </message>
  <message>
   <source>Do it again; if it stays so, the log says where it happened.</source>
   <translation>Versuchen Sie es noch einmal; bleibt es dabei, sagt das Protokoll, wo es geschah.</translation>
  </message>
  <message>
   <source>Does not move when the film is shifted a little</source>
   <translation>Bleibt gleich, wenn die Aufnahme ein wenig verschoben wird</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>Fertig.</translation>
  </message>
  <message>
   <source>Double-click a file to open it in Diagnose</source>
   <translation>Ein Doppelklick öffnet die Datei in Diagnose</translation>
  </message>
  <message>
   <source>Doubts, and why a file has no score</source>
   <translation>Zweifel, und warum eine Datei keine Bewertung hat</translation>
  </message>
  <message>
   <source>Draw across the widest heart</source>
   <translation>Quer über das Herz an seiner breitesten Stelle ziehen</translation>
  </message>
  <message>
   <source>Draw across the widest thorax</source>
   <translation>Quer über den Thorax an seiner breitesten Stelle ziehen</translation>
  </message>
  <message>
   <source>Draw the distance</source>
   <translation>Die Strecke ziehen</translation>
  </message>
  <message>
   <source>Draw the first line</source>
   <translation>Die erste Linie ziehen</translation>
  </message>
  <message>
   <source>Draw the next batch of the first epoch</source>
   <translation>Den nächsten Batch der ersten Epoche ziehen</translation>
  </message>
  <message>
   <source>Draw the second line, apart or from an end of it</source>
   <translation>Die zweite Linie ziehen, frei oder von einem Ende der ersten aus</translation>
  </message>
  <message>
   <source>Drawing of lungs</source>
   <translation>Zeichnung einer Lunge</translation>
  </message>
  <message>
   <source>Drop PNG, JPEG, TIFF or DICOM files, or a folder that holds some.</source>
   <translation>Legen Sie PNG, JPEG, TIFF oder DICOM ab, oder einen Ordner mit solchen Dateien.</translation>
  </message>
  <message>
   <source>Drop a chest X-ray here</source>
   <translation>Röntgen-Thorax hier ablegen</translation>
  </message>
  <message>
   <source>Drop a folder of films here</source>
   <translation>Ordner mit Aufnahmen hier ablegen</translation>
  </message>
  <message>
   <source>Drop a smaller folder to see the others.</source>
   <translation>Legen Sie einen kleineren Ordner ab, um die anderen zu sehen.</translation>
  </message>
  <message>
   <source>Drop a table or a folder here</source>
   <translation>Tabelle oder Ordner hier ablegen</translation>
  </message>
  <message>
   <source>Drop to add these films</source>
   <translation>Ablegen, um diese Aufnahmen hinzuzufügen</translation>
  </message>
  <message>
   <source>Duration of the last forward pass</source>
   <translation>Dauer der letzten Berechnung</translation>
  </message>
  <message>
   <source>Each film once an epoch</source>
   <translation>Jede Aufnahme einmal je Epoche</translation>
  </message>
  <message>
   <source>Each group is ranked by itself, over the findings that all groups of its kind can be judged on; intervals are 95 %, by resampling patients. Groups differ in more than their name. The help page of each finding tells its own numbers.</source>
   <translation>Jede Gruppe wird für sich geordnet, über die Befunde, die bei allen Gruppen ihrer Art beurteilbar sind; die Intervalle sind 95 %, durch Neuziehen von Patienten. Gruppen unterscheiden sich in mehr als ihrem Namen. Die Hilfeseite jedes Befunds nennt seine eigenen Zahlen.</translation>
  </message>
  <message>
   <source>Each group is ranked by itself. Fewer than ten films with or without the label are too few for an AUC. Groups differ in more than their name: AP films are of sicker patients.</source>
   <translation>Jede Gruppe wird für sich geordnet. Weniger als zehn Aufnahmen mit oder ohne das Label sind zu wenige für eine AUC. Gruppen unterscheiden sich in mehr als ihrem Namen: AP-Aufnahmen zeigen kränkere Patienten.</translation>
  </message>
  <message>
   <source>Each model has its own calibration and its own thresholds. A difference says that they disagree, not which of them is right.</source>
   <translation>Jedes Modell hat seine eigene Kalibrierung und seine eigenen Schwellenwerte. Ein Unterschied sagt, dass sie nicht übereinstimmen, nicht, welches recht hat.</translation>
  </message>
  <message>
   <source>Each of the others takes its note as the reader's words.</source>
   <translation>Bei allen anderen stehen die eigenen Notizen als Worte des Befunders.</translation>
  </message>
  <message>
   <source>Earlier folders, kept on this computer alone</source>
   <translation>Frühere Ordner, nur auf diesem Computer gespeichert</translation>
  </message>
  <message>
   <source>Earlier studies</source>
   <translation>Frühere Untersuchungen</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Ändern</translation>
  </message>
  <message>
   <source>Edit (E)</source>
   <translation>Ändern (E)</translation>
  </message>
  <message>
   <source>Edit notes</source>
   <translation>Notizen bearbeiten</translation>
  </message>
  <message>
   <source>Edit notes...</source>
   <translation>Notizen bearbeiten …</translation>
  </message>
  <message>
   <source>Elsewhere</source>
   <translation>Sonst</translation>
  </message>
  <message>
   <source>End after the films under way; what is done stays</source>
   <translation>Nach den laufenden Aufnahmen enden; was fertig ist, bleibt</translation>
  </message>
  <message>
   <source>End the comparison</source>
   <translation>Vergleich beenden</translation>
  </message>
  <message>
   <source>Ended after {epochs} epochs: it no longer improved.</source>
   <translation>Nach {epochs} Epochen beendet: keine Verbesserung mehr.</translation>
  </message>
  <message>
   <source>Ensemble of {teachers}</source>
   <translation>Ensemble aus {teachers}</translation>
  </message>
  <message>
   <source>Epoch</source>
   <translation>Epoche</translation>
  </message>
  <message>
   <source>Epoch {epoch} in {duration}: {losses}</source>
   <translation>Epoche {epoch} in {duration}: {losses}</translation>
  </message>
  <message>
   <source>Epoch {number} is under way</source>
   <translation>Epoche {number} läuft</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>Epochen</translation>
  </message>
  <message>
   <source>Epochs and batches</source>
   <translation>Epochen und Batches</translation>
  </message>
  <message>
   <source>Epochs asked for</source>
   <translation>Verlangte Epochen</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <source>Error: </source>
   <translation>Fehler: </translation>
  </message>
  <message>
   <source>Evaluate</source>
   <translation>Auswerten</translation>
  </message>
  <message>
   <source>Evaluated on</source>
   <translation>Ausgewertet auf</translation>
  </message>
  <message>
   <source>Evaluated; its report is on the Experiments page.</source>
   <translation>Ausgewertet; der Bericht steht auf der Seite „Experimente“.</translation>
  </message>
  <message>
   <source>Every film is decoded, and copies are found by their content.</source>
   <translation>Jede Aufnahme wird dekodiert, und Kopien werden am Inhalt erkannt.</translation>
  </message>
  <message>
   <source>Every finding has a positive film</source>
   <translation>Jeder Befund hat eine positive Aufnahme</translation>
  </message>
  <message>
   <source>Every run that is trained here appears in a table, with its numbers and your notes.</source>
   <translation>Jeder Lauf, der hier trainiert wird, steht in einer Tabelle, mit Zahlen und Notizen.</translation>
  </message>
  <message>
   <source>Every study, flag, note, opinion and kept threshold is erased from the disk. This cannot be undone.</source>
   <translation>Jede Untersuchung, Markierung, Notiz, Meinung und jeder gespeicherte Schwellenwert wird von der Festplatte gelöscht. Das lässt sich nicht rückgängig machen.</translation>
  </message>
  <message>
   <source>Every {part} holds every finding (fewest: {finding}, {count})</source>
   <translation>Jeder {part} enthält jeden Befund (am wenigsten: {finding}, {count})</translation>
  </message>
  <message>
   <source>Everything was forgotten.</source>
   <translation>Alles wurde vergessen.</translation>
  </message>
  <message>
   <source>Evidence for {label}: peak {peak:.2f} log-odds per cell{weak}.</source>
   <translation>Evidenz für {label}: Maximum {peak:.2f} Log-Odds je Zelle{weak}.</translation>
  </message>
  <message>
   <source>Evidence maps</source>
   <translation>Evidenzkarten</translation>
  </message>
  <message>
   <source>Evidence of the leading findings</source>
   <translation>Evidenz der führenden Befunde</translation>
  </message>
  <message>
   <source>Example of a label table</source>
   <translation>Beispiel einer Labeltabelle</translation>
  </message>
  <message>
   <source>Excel workbook (*.xlsx)</source>
   <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
  </message>
  <message>
   <source>Excel workbook...</source>
   <translation>Excel-Arbeitsmappe …</translation>
  </message>
  <message>
   <source>Experiments</source>
   <translation>Experimente</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <source>Export DICOM</source>
   <translation>DICOM exportieren</translation>
  </message>
  <message>
   <source>Export DICOM...</source>
   <translation>DICOM exportieren …</translation>
  </message>
  <message>
   <source>Export again</source>
   <translation>Noch einmal exportieren</translation>
  </message>
  <message>
   <source>Export chart</source>
   <translation>Diagramm exportieren</translation>
  </message>
  <message>
   <source>Export model again</source>
   <translation>Modell noch einmal exportieren</translation>
  </message>
  <message>
   <source>Export the table</source>
   <translation>Tabelle exportieren</translation>
  </message>
  <message>
   <source>Export {what} as {kind}…</source>
   <translation>{what} als {kind} exportieren …</translation>
  </message>
  <message>
   <source>Exports and reports leave out who the patient is.</source>
   <translation>Exporte und Berichte lassen weg, wer der Patient ist.</translation>
  </message>
  <message>
   <source>F&amp;ilm</source>
   <translation>Auf&amp;nahme</translation>
  </message>
  <message>
   <source>F1 at own thresholds</source>
   <translation>F1 bei eigenen Schwellenwerten</translation>
  </message>
  <message>
   <source>F1, own thresholds</source>
   <translation>F1, eigene Schwellenwerte</translation>
  </message>
  <message>
   <source>Facts</source>
   <translation>Kennzahlen</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Nicht bestanden</translation>
  </message>
  <message>
   <source>False alarms</source>
   <translation>Fehlalarme</translation>
  </message>
  <message>
   <source>False alarms beyond those on films that show neither; pairs with under 10 films are left out.</source>
   <translation>Fehlalarme über die hinaus, die auf Aufnahmen ohne beides vorkommen; Paare mit weniger als 10 Aufnahmen fehlen.</translation>
  </message>
  <message>
   <source>False alarms for each film found</source>
   <translation>Fehlalarme je gefundener Aufnahme</translation>
  </message>
  <message>
   <source>Feb</source>
   <translation>Feb.</translation>
  </message>
  <message>
   <source>Fewer than 10 films with the finding: no interval</source>
   <translation>Weniger als 10 Aufnahmen mit dem Befund: kein Intervall</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>File or patient</source>
   <translation>Datei oder Patient</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <source>Files and answer checked on {day}, {time}.</source>
   <translation>Dateien und Antwort geprüft am {day}, {time}.</translation>
  </message>
  <message>
   <source>Files and privacy</source>
   <translation>Dateien und Datenschutz</translation>
  </message>
  <message>
   <source>Files and reasons</source>
   <translation>Dateien und Gründe</translation>
  </message>
  <message>
   <source>Film alone</source>
   <translation>Nur die Aufnahme</translation>
  </message>
  <message>
   <source>Film shows</source>
   <translation>Aufnahme zeigt</translation>
  </message>
  <message>
   <source>Film tools</source>
   <translation>Werkzeuge der Aufnahme</translation>
  </message>
  <message>
   <source>Film {index} of {films}</source>
   <translation>Aufnahme {index} von {films}</translation>
  </message>
  <message>
   <source>Film {place}</source>
   <translation>Aufnahme {place}</translation>
  </message>
  <message>
   <source>Film {place} of {films}</source>
   <translation>Aufnahme {place} von {films}</translation>
  </message>
  <message>
   <source>Films</source>
   <translation>Aufnahmen</translation>
  </message>
  <message>
   <source>Films</source>
   <comment>short</comment>
   <translation>Aufn.</translation>
  </message>
  <message>
   <source>Films are drawn by the mean rarity of their findings</source>
   <translation>Aufnahmen werden nach der mittleren Seltenheit ihrer Befunde gezogen</translation>
  </message>
  <message>
   <source>Films are drawn by the rarity of their rarest finding; common findings and films without any crowd the batches: kept to reproduce a mistake of 2025</source>
   <translation>Aufnahmen werden nach der Seltenheit ihres seltensten Befunds gezogen; häufige Befunde und Aufnahmen ohne Befund füllen die Batches: beibehalten, um einen Fehler von 2025 nachzustellen</translation>
  </message>
  <message>
   <source>Films are flagged from this calibrated probability on</source>
   <translation>Ab dieser kalibrierten Wahrscheinlichkeit gelten Aufnahmen als auffällig</translation>
  </message>
  <message>
   <source>Films are read on this computer and never leave it.</source>
   <translation>Aufnahmen werden auf diesem Computer gelesen und verlassen ihn nie.</translation>
  </message>
  <message>
   <source>Films are read on this computer and never leave it; there is no account and no telemetry. X-Lite uses the network only if you ask it to: to look for newer versions, which says nothing about you or your films, and in training, to fetch ready-made weights or to report to an MLflow server that you name. The settings say what is remembered, and in which folders.</source>
   <translation>Aufnahmen werden auf diesem Computer gelesen und verlassen ihn nie; es gibt kein Benutzerkonto und keine Telemetrie. X-Lite benutzt das Netz nur, wenn Sie es verlangen: um nach neueren Versionen zu sehen, wobei nichts über Sie oder Ihre Aufnahmen mitgeteilt wird, und im Training, um fertige Gewichte zu holen oder einem MLflow-Server zu berichten, den Sie nennen. Die Einstellungen sagen, was gemerkt wird und in welchen Ordnern.</translation>
  </message>
  <message>
   <source>Films of one patient are alike: the batch teaches less.</source>
   <translation>Aufnahmen eines Patienten ähneln sich: Der Batch lehrt weniger.</translation>
  </message>
  <message>
   <source>Films of the batch</source>
   <translation>Aufnahmen des Batches</translation>
  </message>
  <message>
   <source>Films of the folder</source>
   <translation>Aufnahmen des Ordners</translation>
  </message>
  <message>
   <source>Films on which this finding is above its threshold</source>
   <translation>Aufnahmen, auf denen dieser Befund über seinem Schwellenwert liegt</translation>
  </message>
  <message>
   <source>Films that you open appear here, with what you left on them.</source>
   <translation>Aufnahmen, die Sie öffnen, erscheinen hier, mit allem, was Sie dazu vermerkt haben.</translation>
  </message>
  <message>
   <source>Films with a known label, counted at these thresholds.</source>
   <translation>Aufnahmen mit bekanntem Label, gezählt bei diesen Schwellenwerten.</translation>
  </message>
  <message>
   <source>Films with both</source>
   <translation>Aufnahmen mit beiden</translation>
  </message>
  <message>
   <source>Films with the finding</source>
   <translation>Aufnahmen mit dem Befund</translation>
  </message>
  <message>
   <source>Filmstrip</source>
   <translation>Filmstreifen</translation>
  </message>
  <message>
   <source>Filter by name or note</source>
   <translation>Nach Name oder Notiz filtern</translation>
  </message>
  <message>
   <source>Filter by name, note or day</source>
   <translation>Nach Name, Notiz oder Tag filtern</translation>
  </message>
  <message>
   <source>Filter of the worklist</source>
   <translation>Filter der Arbeitsliste</translation>
  </message>
  <message>
   <source>Filter runs</source>
   <translation>Läufe filtern</translation>
  </message>
  <message>
   <source>Final</source>
   <translation>Final</translation>
  </message>
  <message>
   <source>Find a setting</source>
   <translation>Einstellung suchen</translation>
  </message>
  <message>
   <source>Find automatically</source>
   <translation>Automatisch suchen</translation>
  </message>
  <message>
   <source>Finding</source>
   <translation>Befund</translation>
  </message>
  <message>
   <source>Finding above its threshold</source>
   <translation>Befund über seinem Schwellenwert</translation>
  </message>
  <message>
   <source>Finding whose AUC is shown</source>
   <translation>Befund, dessen AUC gezeigt wird</translation>
  </message>
  <message>
   <source>Finding, %</source>
   <translation>Befund, %</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>Befunde</translation>
  </message>
  <message>
   <source>Findings and thresholds</source>
   <translation>Befunde und Schwellenwerte</translation>
  </message>
  <message>
   <source>Findings in doubt. {text}</source>
   <translation>Befunde im Zweifel. {text}</translation>
  </message>
  <message>
   <source>Findings of both</source>
   <translation>Befunde beider</translation>
  </message>
  <message>
   <source>Findings that go together</source>
   <translation>Befunde, die zusammen auftreten</translation>
  </message>
  <message>
   <source>Findings, probabilities and thresholds as coded entries that refer to the film (DICOM SR, TID 1500).</source>
   <translation>Befunde, Wahrscheinlichkeiten und Schwellenwerte als kodierte Einträge, die auf die Aufnahme verweisen (DICOM SR, TID 1500).</translation>
  </message>
  <message>
   <source>Finished after {epochs}: {ended}</source>
   <translation>Beendet nach {epochs}: {ended}</translation>
  </message>
  <message>
   <source>First</source>
   <translation>Erstes</translation>
  </message>
  <message>
   <source>First model</source>
   <translation>Erstes Modell</translation>
  </message>
  <message>
   <source>First {alpha}</source>
   <translation>Erstes {alpha}</translation>
  </message>
  <message>
   <source>Fit to window</source>
   <translation>Einpassen</translation>
  </message>
  <message>
   <source>Fitting and comparing</source>
   <translation>Anpassung und Vergleich</translation>
  </message>
  <message>
   <source>Flag this film</source>
   <translation>Diese Aufnahme markieren</translation>
  </message>
  <message>
   <source>Flagged</source>
   <translation>Markiert</translation>
  </message>
  <message>
   <source>Flagged by you</source>
   <translation>Von Ihnen markiert</translation>
  </message>
  <message>
   <source>Flagged for both</source>
   <translation>Für beide auffällig</translation>
  </message>
  <message>
   <source>Flags</source>
   <comment>short</comment>
   <translation>Mark.</translation>
  </message>
  <message>
   <source>Flags minus labels: above 0 the model ties them too closely</source>
   <translation>Meldungen minus Labels: Über 0 verknüpft das Modell sie zu eng</translation>
  </message>
  <message>
   <source>Flags, notes and your readings lie in the worklist, and nowhere else.</source>
   <translation>Markierungen, Notizen und Ihre Befundungen liegen in der Arbeitsliste und nirgends sonst.</translation>
  </message>
  <message>
   <source>Flip</source>
   <translation>Spiegeln</translation>
  </message>
  <message>
   <source>Flip left and right</source>
   <translation>Links und rechts spiegeln</translation>
  </message>
  <message>
   <source>Fold</source>
   <translation>Fold</translation>
  </message>
  <message>
   <source>Fold or unfold the study</source>
   <translation>Untersuchung ein- oder ausklappen</translation>
  </message>
  <message>
   <source>Folder for DICOM files</source>
   <translation>Ordner für DICOM-Dateien</translation>
  </message>
  <message>
   <source>Folder for the reports</source>
   <translation>Ordner für die Berichte</translation>
  </message>
  <message>
   <source>Folder for the worklist</source>
   <translation>Ordner für die Arbeitsliste</translation>
  </message>
  <message>
   <source>Folder of folders</source>
   <translation>Ordner mit Ordnern</translation>
  </message>
  <message>
   <source>Folder of the Training pack, or of a Python</source>
   <translation>Ordner des Trainingspakets oder eines Python</translation>
  </message>
  <message>
   <source>Folder of the films</source>
   <translation>Ordner der Aufnahmen</translation>
  </message>
  <message>
   <source>Folder of the program that trains</source>
   <translation>Ordner des Programms, das trainiert</translation>
  </message>
  <message>
   <source>Folder of {kind_words}</source>
   <translation>Ordner: {kind_words}</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Folders of data sets and runs</source>
   <translation>Ordner der Datensätze und Läufe</translation>
  </message>
  <message>
   <source>Folds</source>
   <translation>Folds</translation>
  </message>
  <message>
   <source>Folds of the films that do not test, by patient; 2 to 10, or none</source>
   <translation>Folds der Aufnahmen, die nicht zum Test gehören, nach Patient; 2 bis 10 oder keine</translation>
  </message>
  <message>
   <source>For the IT department</source>
   <translation>Für die IT-Abteilung</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <source>Forget all</source>
   <translation>Alle vergessen</translation>
  </message>
  <message>
   <source>Forget everything</source>
   <translation>Alles vergessen</translation>
  </message>
  <message>
   <source>Forget everything...</source>
   <translation>Alles vergessen …</translation>
  </message>
  <message>
   <source>Forget the chosen folder, and use what lies beside the application or is installed</source>
   <translation>Den gewählten Ordner vergessen und nehmen, was neben der Anwendung liegt oder installiert ist</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>Erkannt</translation>
  </message>
  <message>
   <source>Freeze split</source>
   <translation>Aufteilung festschreiben</translation>
  </message>
  <message>
   <source>Freeze...</source>
   <translation>Festschreiben …</translation>
  </message>
  <message>
   <source>Freezing...</source>
   <translation>Wird festgeschrieben …</translation>
  </message>
  <message>
   <source>From now on the {kind_words} lie in {folder}. What lies in {before} stays there.</source>
   <translation>Von jetzt an liegen die {kind_words} in {folder}. Was in {before} liegt, bleibt dort.</translation>
  </message>
  <message>
   <source>From, %</source>
   <translation>Ab, %</translation>
  </message>
  <message>
   <source>Full width</source>
   <translation>Volle Breite</translation>
  </message>
  <message>
   <source>GPU</source>
   <translation>GPU</translation>
  </message>
  <message>
   <source>Gap</source>
   <translation>Abstand</translation>
  </message>
  <message>
   <source>Gap to the goals</source>
   <translation>Abstand zu den Zielen</translation>
  </message>
  <message>
   <source>Get the Training pack of version {version} where you got the application, unpack it and choose its folder. Or install a checkout of that version into a Python of your own, and choose the folder of that Python:</source>
   <translation>Holen Sie das Trainingspaket der Version {version} dort, woher Sie die Anwendung haben, entpacken Sie es und wählen Sie seinen Ordner. Oder installieren Sie den Quelltext dieser Version in ein eigenes Python und wählen Sie dessen Ordner:</translation>
  </message>
  <message>
   <source>Give the data set a name.</source>
   <translation>Geben Sie dem Datensatz einen Namen.</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Goal</source>
   <translation>Ziel</translation>
  </message>
  <message>
   <source>Goal of the earlier work</source>
   <translation>Ziel der früheren Arbeit</translation>
  </message>
  <message>
   <source>Goes on from its checkpoint, with {where}: {films}; {on}.</source>
   <translation>Setzt an seinem Checkpoint fort, mit {where}: {films}; {on}.</translation>
  </message>
  <message>
   <source>Goes on.</source>
   <translation>Läuft weiter.</translation>
  </message>
  <message>
   <source>Grad-CAM contours at 50 % and 80 % of the {peak}{weak}</source>
   <translation>Grad-CAM-Konturen bei 50 % und 80 %, {peak}{weak}</translation>
  </message>
  <message>
   <source>Grad-CAM {peak}{weak}, full colour {full}</source>
   <translation>Grad-CAM, {peak}{weak}, volle Farbe {full}</translation>
  </message>
  <message>
   <source>Grey out again</source>
   <translation>Wieder ausgrauen</translation>
  </message>
  <message>
   <source>Grid</source>
   <translation>Raster</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>Groups are compared on the findings that all groups of their attribute can be judged on, with ten films each: {findings_behind}. </source>
   <translation>Gruppen werden mit den Befunden verglichen, für die alle Gruppen ihres Merkmals beurteilbar sind, mit je zehn Aufnahmen: {findings_behind}. </translation>
  </message>
  <message>
   <source>Groups differ in more than their name: a film taken in bed shows sicker people.</source>
   <translation>Gruppen unterscheiden sich in mehr als ihrem Namen: Eine Aufnahme im Bett zeigt kränkere Menschen.</translation>
  </message>
  <message>
   <source>Groups of films</source>
   <translation>Gruppen von Aufnahmen</translation>
  </message>
  <message>
   <source>Guide</source>
   <translation>Anleitung</translation>
  </message>
  <message>
   <source>Harmonic mean of sensitivity and precision</source>
   <translation>Harmonisches Mittel von Sensitivität und Präzision</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <source>Help text</source>
   <translation>Hilfetext</translation>
  </message>
  <message>
   <source>Help topics</source>
   <translation>Hilfethemen</translation>
  </message>
  <message>
   <source>Here</source>
   <translation>Hier</translation>
  </message>
  <message>
   <source>Hide ID</source>
   <translation>ID verbergen</translation>
  </message>
  <message>
   <source>Hide patient text</source>
   <translation>Patiententext verbergen</translation>
  </message>
  <message>
   <source>Higher level</source>
   <translation>Höheres Level</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Holds from the next start: close X-Lite and open it again.</source>
   <translation>Gilt ab dem nächsten Start: X-Lite schließen und wieder öffnen.</translation>
  </message>
  <message>
   <source>Hospital or department</source>
   <translation>Klinik oder Abteilung</translation>
  </message>
  <message>
   <source>How closely the labels tie them together, −1 to 1</source>
   <translation>Wie eng die Labels sie verknüpfen, −1 bis 1</translation>
  </message>
  <message>
   <source>How closely the model ties them together</source>
   <translation>Wie eng das Modell sie verknüpft</translation>
  </message>
  <message>
   <source>How far numbers move</source>
   <translation>Schwankung der Zahlen</translation>
  </message>
  <message>
   <source>How far the numbers of this film move could not be computed.</source>
   <translation>Wie weit die Zahlen dieser Aufnahme schwanken, konnte nicht berechnet werden.</translation>
  </message>
  <message>
   <source>How the films were taken</source>
   <translation>Wie die Aufnahmen entstanden</translation>
  </message>
  <message>
   <source>How the labels were made</source>
   <translation>Wie die Labels entstanden</translation>
  </message>
  <message>
   <source>Hypothesis</source>
   <translation>Hypothese</translation>
  </message>
  <message>
   <source>I agree: research use only</source>
   <translation>Ich stimme zu: nur für die Forschung</translation>
  </message>
  <message>
   <source>ID hidden</source>
   <translation>ID verborgen</translation>
  </message>
  <message>
   <source>Idle</source>
   <translation>Ruht</translation>
  </message>
  <message>
   <source>Images</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <source>Images per patient</source>
   <translation>Bilder je Patient</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importieren</translation>
  </message>
  <message>
   <source>Import a data set</source>
   <translation>Datensatz importieren</translation>
  </message>
  <message>
   <source>Import a table with its films, or a folder of folders</source>
   <translation>Tabelle mit ihren Aufnahmen oder einen Ordner mit Ordnern importieren</translation>
  </message>
  <message>
   <source>Import films first</source>
   <translation>Zuerst Aufnahmen importieren</translation>
  </message>
  <message>
   <source>Import films with findings.</source>
   <translation>Importieren Sie Aufnahmen mit Befunden.</translation>
  </message>
  <message>
   <source>Import the table without films</source>
   <translation>Tabelle ohne Aufnahmen importieren</translation>
  </message>
  <message>
   <source>Imported.</source>
   <translation>Importiert.</translation>
  </message>
  <message>
   <source>Importing</source>
   <translation>Import läuft</translation>
  </message>
  <message>
   <source>In doubt</source>
   <translation>Im Zweifel</translation>
  </message>
  <message>
   <source>In your own words</source>
   <translation>In eigenen Worten</translation>
  </message>
  <message>
   <source>Input</source>
   <translation>Eingabe</translation>
  </message>
  <message>
   <source>Input check</source>
   <translation>Eingangsprüfung</translation>
  </message>
  <message>
   <source>Install and use it</source>
   <translation>Installieren und verwenden</translation>
  </message>
  <message>
   <source>Installed.</source>
   <translation>Installiert.</translation>
  </message>
  <message>
   <source>Invert</source>
   <translation>Invertieren</translation>
  </message>
  <message>
   <source>Inverted</source>
   <translation>Invertiert</translation>
  </message>
  <message>
   <source>It can keep a checkpoint and go on at the next start.</source>
   <translation>Er kann einen Checkpoint sichern und beim nächsten Start weitermachen.</translation>
  </message>
  <message>
   <source>It cannot be moved to the trash.</source>
   <translation>Das lässt sich nicht in den Papierkorb legen.</translation>
  </message>
  <message>
   <source>It could not be begun.</source>
   <translation>Er konnte nicht beginnen.</translation>
  </message>
  <message>
   <source>It ended unexpectedly.</source>
   <translation>Das endete unerwartet.</translation>
  </message>
  <message>
   <source>It is written when a run has been judged.</source>
   <translation>Er wird geschrieben, sobald ein Lauf ausgewertet ist.</translation>
  </message>
  <message>
   <source>Its change</source>
   <translation>Ihre Änderung</translation>
  </message>
  <message>
   <source>Its films are being read.</source>
   <translation>Seine Aufnahmen werden gerade gelesen.</translation>
  </message>
  <message>
   <source>Its intervals, figures and report are missing.</source>
   <translation>Seine Intervalle, Abbildungen und sein Bericht fehlen.</translation>
  </message>
  <message>
   <source>Its model is used in Diagnose.</source>
   <translation>Sein Modell wird in Diagnose verwendet.</translation>
  </message>
  <message>
   <source>Its numbers come when it has ended.{so_far}</source>
   <translation>Seine Zahlen kommen, wenn er beendet ist.{so_far}</translation>
  </message>
  <message>
   <source>Its predictions are there: judging takes a minute and computes all numbers.</source>
   <translation>Seine Vorhersagen liegen vor: Die Auswertung dauert eine Minute und berechnet alle Zahlen.</translation>
  </message>
  <message>
   <source>JSON (*.json)</source>
   <translation>JSON (*.json)</translation>
  </message>
  <message>
   <source>JSON...</source>
   <translation>JSON …</translation>
  </message>
  <message>
   <source>Jan</source>
   <translation>Jan.</translation>
  </message>
  <message>
   <source>Judge again</source>
   <translation>Noch einmal auswerten</translation>
  </message>
  <message>
   <source>Judge this run</source>
   <translation>Diesen Lauf auswerten</translation>
  </message>
  <message>
   <source>Judging</source>
   <translation>Auswertung</translation>
  </message>
  <message>
   <source>Judging it on its validation films; figures and report follow.</source>
   <translation>Wird auf seinen Validierungsaufnahmen ausgewertet; Abbildungen und Bericht folgen.</translation>
  </message>
  <message>
   <source>Jul</source>
   <translation>Juli</translation>
  </message>
  <message>
   <source>Jun</source>
   <translation>Juni</translation>
  </message>
  <message>
   <source>Just now</source>
   <translation>Gerade eben</translation>
  </message>
  <message>
   <source>Just now {at_work}.</source>
   <translation>Im Augenblick: {at_work}.</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Keep a checkpoint and stop</source>
   <translation>Checkpoint sichern und anhalten</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Keep moved thresholds, for each model its own</source>
   <translation>Verschobene Schwellenwerte behalten, für jedes Modell eigene</translation>
  </message>
  <message>
   <source>Keep thresholds under a name; show how far numbers move</source>
   <translation>Schwellenwerte unter einem Namen behalten; zeigen, wie weit Zahlen schwanken</translation>
  </message>
  <message>
   <source>Keep together</source>
   <translation>Zusammenhalten</translation>
  </message>
  <message>
   <source>Kept on this computer</source>
   <translation>Auf diesem Computer gespeichert</translation>
  </message>
  <message>
   <source>Keyboard and mouse</source>
   <translation>Tastatur und Maus</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>Labels known</source>
   <translation>Labels bekannt</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Largest weight</source>
   <translation>Größtes Gewicht</translation>
  </message>
  <message>
   <source>Later film</source>
   <translation>Spätere Aufnahme</translation>
  </message>
  <message>
   <source>Laying out the runs...</source>
   <translation>Die Läufe werden geordnet …</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <source>Leave it out, or wait for it.</source>
   <translation>Lassen Sie ihn weg oder warten Sie auf ihn.</translation>
  </message>
  <message>
   <source>Leave open</source>
   <translation>Offen lassen</translation>
  </message>
  <message>
   <source>Leave the notes as they were (Esc)</source>
   <translation>Notizen lassen, wie sie waren (Esc)</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>Rest</translation>
  </message>
  <message>
   <source>Left empty, the page has lines for a pen.</source>
   <translation>Bleibt es leer, hat die Seite Linien für einen Stift.</translation>
  </message>
  <message>
   <source>Left: {here}. Right: {there}.</source>
   <translation>Links: {here}. Rechts: {there}.</translation>
  </message>
  <message>
   <source>Let it go on</source>
   <translation>Fortsetzen lassen</translation>
  </message>
  <message>
   <source>Let it run again</source>
   <translation>Noch einmal laufen lassen</translation>
  </message>
  <message>
   <source>Let the queue rest when this run is over</source>
   <translation>Die Warteschlange nach diesem Lauf ruhen lassen</translation>
  </message>
  <message>
   <source>Licence and citation</source>
   <translation>Lizenz und Zitat</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Light theme</source>
   <translation>Helles Design</translation>
  </message>
  <message>
   <source>Limits</source>
   <translation>Grenzen</translation>
  </message>
  <message>
   <source>List them</source>
   <translation>Auflisten</translation>
  </message>
  <message>
   <source>Load configuration</source>
   <translation>Konfiguration laden</translation>
  </message>
  <message>
   <source>Load configuration...</source>
   <translation>Konfiguration laden …</translation>
  </message>
  <message>
   <source>Loaded {path_name}.</source>
   <translation>{path_name} geladen.</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Protokoll</translation>
  </message>
  <message>
   <source>Log and crash reports</source>
   <translation>Protokoll, Abstürze</translation>
  </message>
  <message>
   <source>Log or queue</source>
   <translation>Protokoll oder Warteschlange</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>Darstellung</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>Noch einmal ansehen</translation>
  </message>
  <message>
   <source>Look at the films</source>
   <translation>Aufnahmen ansehen</translation>
  </message>
  <message>
   <source>Look at these films one after the other in Diagnose</source>
   <translation>Diese Aufnahmen nacheinander in Diagnose ansehen</translation>
  </message>
  <message>
   <source>Look for a newer version at the start</source>
   <translation>Beim Start nach einer neueren Version sehen</translation>
  </message>
  <message>
   <source>Look whether the drive is there and has room.</source>
   <translation>Sehen Sie nach, ob das Laufwerk da ist und Platz hat.</translation>
  </message>
  <message>
   <source>Look whether the folder can be written, the disk has room and no other program holds the file.</source>
   <translation>Sehen Sie nach, ob der Ordner beschreibbar ist, die Festplatte Platz hat und kein anderes Programm die Datei festhält.</translation>
  </message>
  <message>
   <source>Looked at {looked} of {films}.</source>
   <translation>{looked} von {films} angesehen.</translation>
  </message>
  <message>
   <source>Looking at the films of {surveying_name}</source>
   <translation>Die Aufnahmen von {surveying_name} werden angesehen</translation>
  </message>
  <message>
   <source>Looking at this computer</source>
   <translation>Dieser Computer wird geprüft</translation>
  </message>
  <message>
   <source>Looking at {name}</source>
   <translation>{name} wird angesehen</translation>
  </message>
  <message>
   <source>Looking for films</source>
   <translation>Aufnahmen werden gesucht</translation>
  </message>
  <message>
   <source>Looking for films: {films:,} found in {seen:,} files so far</source>
   <translation>Aufnahmen werden gesucht: bisher {films:,} in {seen:,} Dateien gefunden</translation>
  </message>
  <message>
   <source>Looking for the films</source>
   <translation>Die Aufnahmen werden gesucht</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Verlust</translation>
  </message>
  <message>
   <source>Loss weight</source>
   <translation>Verlustgewicht</translation>
  </message>
  <message>
   <source>Lower level</source>
   <translation>Niedrigeres Level</translation>
  </message>
  <message>
   <source>Lower the threshold</source>
   <translation>Schwellenwert senken</translation>
  </message>
  <message>
   <source>MB</source>
   <translation>MB</translation>
  </message>
  <message>
   <source>MPS</source>
   <translation>MPS</translation>
  </message>
  <message>
   <source>Machine</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Macro AUC</source>
   <translation>Makro-AUC</translation>
  </message>
  <message>
   <source>Macro AUC against {reference} on the same {films:,} validation films: {signed}, 95 % interval {interval}: {shown}</source>
   <translation>Makro-AUC gegen {reference} auf denselben {films:,} Validierungsaufnahmen: {signed}, 95-%-Intervall {interval}: {shown}</translation>
  </message>
  <message>
   <source>Macro AUC differences</source>
   <translation>Differenzen der Makro-AUC</translation>
  </message>
  <message>
   <source>Macro AUC on the validation films of finished runs; repetitions with other seeds are one number with its standard deviation. Below it the 95 % interval, or how many seeds. The best of each grid is in bold.</source>
   <translation>Makro-AUC auf den Validierungsaufnahmen beendeter Läufe; Wiederholungen mit anderen Seeds sind eine Zahl mit ihrer Standardabweichung. Darunter das 95-%-Intervall oder die Zahl der Seeds. Das Beste jedes Rasters ist fett.</translation>
  </message>
  <message>
   <source>Macro AUC over {reference_id}</source>
   <translation>Makro-AUC gegenüber {reference_id}</translation>
  </message>
  <message>
   <source>Macro AUC {auc:.3f}, 95 % interval {low:.3f}–{high:.3f}, over {findings} findings on {films:,} validation films</source>
   <translation>Makro-AUC {auc:.3f}, 95-%-Intervall {low:.3f}–{high:.3f}, über {findings} Befunde auf {films:,} Validierungsaufnahmen</translation>
  </message>
  <message>
   <source>Macro AUC {in_full}; {over}</source>
   <translation>Makro-AUC {in_full}; {over}</translation>
  </message>
  <message>
   <source>Macro F1 on the validation films, at thresholds chosen on them</source>
   <translation>Makro-F1 auf den Validierungsaufnahmen, bei dort gewählten Schwellenwerten</translation>
  </message>
  <message>
   <source>Macro F1 {in_full}; {over}; thresholds of the best F1 on validation films</source>
   <translation>Makro-F1 {in_full}; {over}; Schwellenwerte des besten F1 auf Validierungsaufnahmen</translation>
  </message>
  <message>
   <source>Macro PR-AUC {in_full}; {over}</source>
   <translation>Makro-PR-AUC {in_full}; {over}</translation>
  </message>
  <message>
   <source>Made 70/15/15</source>
   <translation>70/15/15 geteilt</translation>
  </message>
  <message>
   <source>Make a split, and keep it in files</source>
   <translation>Aufteilung erstellen und in Dateien festhalten</translation>
  </message>
  <message>
   <source>Make it the reference...</source>
   <translation>Zur Referenz machen …</translation>
  </message>
  <message>
   <source>Make the split again.</source>
   <translation>Erstellen Sie die Aufteilung neu.</translation>
  </message>
  <message>
   <source>Making it again</source>
   <translation>Nachmachen</translation>
  </message>
  <message>
   <source>Manifests (*.csv)</source>
   <translation>Manifeste (*.csv)</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <source>Mar</source>
   <translation>März</translation>
  </message>
  <message>
   <source>May</source>
   <translation>Mai</translation>
  </message>
  <message>
   <source>Mean of weights</source>
   <translation>Mittel der Gewichte</translation>
  </message>
  <message>
   <source>Mean of {macro_findings}</source>
   <translation>Mittel aus {macro_findings}</translation>
  </message>
  <message>
   <source>Mean probability of the films.</source>
   <translation>Mittlere Wahrscheinlichkeit der Aufnahmen.</translation>
  </message>
  <message>
   <source>Mean squared distance from what the film shows; smaller is better.</source>
   <translation>Mittlerer quadratischer Abstand von dem, was die Aufnahme zeigt; kleiner ist besser.</translation>
  </message>
  <message>
   <source>Mean {mean:.2f}, deviation {deviation:.2f}</source>
   <translation>Mittel {mean:.2f}, Abweichung {deviation:.2f}</translation>
  </message>
  <message>
   <source>Measure a distance</source>
   <translation>Strecke messen</translation>
  </message>
  <message>
   <source>Measure an angle</source>
   <translation>Winkel messen</translation>
  </message>
  <message>
   <source>Measured with ONNX Runtime on one CPU, median of one film; {parameters:,} parameters</source>
   <translation>Gemessen mit ONNX Runtime auf einer CPU, Median einer Aufnahme; {parameters:,} Parameter</translation>
  </message>
  <message>
   <source>Measurements</source>
   <translation>Messungen</translation>
  </message>
  <message>
   <source>Measurements of this film</source>
   <translation>Messungen dieser Aufnahme</translation>
  </message>
  <message>
   <source>Megabytes</source>
   <translation>Megabyte</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Arbeitsspeicher</translation>
  </message>
  <message>
   <source>Memory suffices for {films_a_pass} films at once.</source>
   <translation>Der Speicher reicht für {films_a_pass} Aufnahmen auf einmal.</translation>
  </message>
  <message>
   <source>Men</source>
   <translation>Männer</translation>
  </message>
  <message>
   <source>Milliseconds a film</source>
   <translation>Millisekunden je Aufnahme</translation>
  </message>
  <message>
   <source>Missed</source>
   <translation>Übersehen</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>Model file</source>
   <translation>Modelldatei</translation>
  </message>
  <message>
   <source>Model refused</source>
   <translation>Modell abgelehnt</translation>
  </message>
  <message>
   <source>Model written.</source>
   <translation>Modell geschrieben.</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Models (*.onnx)</source>
   <translation>Modelle (*.onnx)</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <source>More about thresholds</source>
   <translation>Mehr zu Schwellenwerten</translation>
  </message>
  <message>
   <source>More columns</source>
   <translation>Weitere Spalten</translation>
  </message>
  <message>
   <source>More for rare findings</source>
   <translation>Mehr für seltene Befunde</translation>
  </message>
  <message>
   <source>More for the queue</source>
   <translation>Mehr zur Warteschlange</translation>
  </message>
  <message>
   <source>More: {words}</source>
   <translation>Mehr: {words}</translation>
  </message>
  <message>
   <source>Move both views together</source>
   <translation>Beide Ansichten gemeinsam bewegen</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>Nach unten</translation>
  </message>
  <message>
   <source>Move it to the usual place</source>
   <translation>An den üblichen Ort verschieben</translation>
  </message>
  <message>
   <source>Move it...</source>
   <translation>Verschieben …</translation>
  </message>
  <message>
   <source>Move the film down</source>
   <translation>Aufnahme nach unten schieben</translation>
  </message>
  <message>
   <source>Move the film left</source>
   <translation>Aufnahme nach links schieben</translation>
  </message>
  <message>
   <source>Move the film right</source>
   <translation>Aufnahme nach rechts schieben</translation>
  </message>
  <message>
   <source>Move the film up</source>
   <translation>Aufnahme nach oben schieben</translation>
  </message>
  <message>
   <source>Move to the trash</source>
   <translation>In den Papierkorb</translation>
  </message>
  <message>
   <source>Move to the trash...</source>
   <translation>In den Papierkorb …</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>Nach oben</translation>
  </message>
  <message>
   <source>Move {name} to the trash?</source>
   <translation>{name} in den Papierkorb legen?</translation>
  </message>
  <message>
   <source>Move, skip, retry or remove the selected run</source>
   <translation>Gewählten Lauf verschieben, überspringen, wiederholen oder entfernen</translation>
  </message>
  <message>
   <source>Moved to the trash.</source>
   <translation>In den Papierkorb gelegt.</translation>
  </message>
  <message>
   <source>Moves between {low} and {high} % when shifted a little</source>
   <translation>Schwankt zwischen {low} und {high} % bei kleiner Verschiebung</translation>
  </message>
  <message>
   <source>Moves between {low} and {high} % when the film is shifted a little.</source>
   <translation>Schwankt zwischen {low} und {high} %, wenn die Aufnahme ein wenig verschoben wird.</translation>
  </message>
  <message>
   <source>My own</source>
   <translation>Eigene</translation>
  </message>
  <message>
   <source>My own grid</source>
   <translation>Eigenes Raster</translation>
  </message>
  <message>
   <source>NIH table</source>
   <translation>NIH-Tabelle</translation>
  </message>
  <message>
   <source>NPV</source>
   <translation>NPW</translation>
  </message>
  <message>
   <source>NVIDIA GPU</source>
   <translation>NVIDIA-GPU</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Name of the data set</source>
   <translation>Name des Datensatzes</translation>
  </message>
  <message>
   <source>Name of the site</source>
   <translation>Name der Einrichtung</translation>
  </message>
  <message>
   <source>Name of these thresholds</source>
   <translation>Name dieser Schwellenwerte</translation>
  </message>
  <message>
   <source>Name, ID, dates, age, sex and file</source>
   <translation>Name, ID, Daten, Alter, Geschl., Datei</translation>
  </message>
  <message>
   <source>Narrower window</source>
   <translation>Fenster enger</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Netz</translation>
  </message>
  <message>
   <source>Network and graph agree on {films} to {gap} ({allowed} is allowed).</source>
   <translation>Netz und Graph stimmen auf {films} bis auf {gap} überein ({allowed} ist erlaubt).</translation>
  </message>
  <message>
   <source>New...</source>
   <translation>Neu …</translation>
  </message>
  <message>
   <source>Newer versions</source>
   <translation>Neuere Versionen</translation>
  </message>
  <message>
   <source>Next film</source>
   <translation>Nächste Aufnahme</translation>
  </message>
  <message>
   <source>Next film beside</source>
   <translation>Nächste Aufnahme daneben</translation>
  </message>
  <message>
   <source>Next finding</source>
   <translation>Nächster Befund</translation>
  </message>
  <message>
   <source>Next run</source>
   <translation>Nächster Lauf</translation>
  </message>
  <message>
   <source>Next step</source>
   <translation>Nächster Schritt</translation>
  </message>
  <message>
   <source>Next study</source>
   <translation>Nächste Untersuchung</translation>
  </message>
  <message>
   <source>Next window of the file</source>
   <translation>Nächstes Fenster der Datei</translation>
  </message>
  <message>
   <source>Next: {next_step}</source>
   <translation>Weiter: {next_step}</translation>
  </message>
  <message>
   <source>No AUC yet.</source>
   <translation>Noch keine AUC.</translation>
  </message>
  <message>
   <source>No epoch was finished</source>
   <translation>Keine Epoche wurde beendet</translation>
  </message>
  <message>
   <source>No film can be read</source>
   <translation>Keine Aufnahme ist lesbar</translation>
  </message>
  <message>
   <source>No film fits. Esc in the filter empties it; “All” shows every film.</source>
   <translation>Keine Aufnahme passt. Esc im Filter leert ihn; „Alle“ zeigt jede Aufnahme.</translation>
  </message>
  <message>
   <source>No film is open.</source>
   <translation>Keine Aufnahme ist geöffnet.</translation>
  </message>
  <message>
   <source>No film matches.</source>
   <translation>Keine Aufnahme passt.</translation>
  </message>
  <message>
   <source>No film was on the wrong side of its threshold.</source>
   <translation>Keine Aufnahme lag auf der falschen Seite ihres Schwellenwerts.</translation>
  </message>
  <message>
   <source>No finding</source>
   <translation>Kein Befund</translation>
  </message>
  <message>
   <source>No finding has enough films.</source>
   <translation>Kein Befund hat genug Aufnahmen.</translation>
  </message>
  <message>
   <source>No folder chosen yet.</source>
   <translation>Noch kein Ordner gewählt.</translation>
  </message>
  <message>
   <source>No gain for {epochs}. </source>
   <translation>Kein Gewinn seit {epochs}. </translation>
  </message>
  <message>
   <source>No model</source>
   <translation>Kein Modell</translation>
  </message>
  <message>
   <source>No model answers.</source>
   <translation>Kein Modell antwortet.</translation>
  </message>
  <message>
   <source>No model is open, so there are no numbers to show.</source>
   <translation>Kein Modell ist geöffnet, also gibt es keine Zahlen zu zeigen.</translation>
  </message>
  <message>
   <source>No model is open. Choose one first.</source>
   <translation>Kein Modell ist geöffnet. Wählen Sie zuerst eines.</translation>
  </message>
  <message>
   <source>No near duplicate in two {what} ({checked})</source>
   <translation>Kein Beinahe-Duplikat in zwei {what} ({checked})</translation>
  </message>
  <message>
   <source>No other model can be chosen.</source>
   <translation>Ein anderes Modell lässt sich nicht wählen.</translation>
  </message>
  <message>
   <source>No patient in two {parts}</source>
   <translation>Kein Patient in zwei {parts}</translation>
  </message>
  <message>
   <source>No positive film in some {part}: {few}</source>
   <translation>Keine positive Aufnahme in einem {part}: {few}</translation>
  </message>
  <message>
   <source>No positive in this batch</source>
   <translation>Keine Positive in diesem Batch</translation>
  </message>
  <message>
   <source>No printer is set up on this computer.</source>
   <translation>Auf diesem Computer ist kein Drucker eingerichtet.</translation>
  </message>
  <message>
   <source>No program that trains can be used at the moment.</source>
   <translation>Zurzeit ist kein Programm verfügbar, das trainiert.</translation>
  </message>
  <message>
   <source>No report was written.</source>
   <translation>Es wurde kein Bericht geschrieben.</translation>
  </message>
  <message>
   <source>No run has finished yet, so there is nothing to lay out.</source>
   <translation>Noch ist kein Lauf beendet, also gibt es nichts zu ordnen.</translation>
  </message>
  <message>
   <source>No run has “{wanted}”. Esc in the filter shows all again.</source>
   <translation>Kein Lauf enthält „{wanted}“. Esc im Filter zeigt wieder alle.</translation>
  </message>
  <message>
   <source>No run yet</source>
   <translation>Noch kein Lauf</translation>
  </message>
  <message>
   <source>No runs yet</source>
   <translation>Noch keine Läufe</translation>
  </message>
  <message>
   <source>No setting is called so.</source>
   <translation>Keine Einstellung heißt so.</translation>
  </message>
  <message>
   <source>No slope can be told from these films.</source>
   <translation>Aus diesen Aufnahmen lässt sich keine Steigung ablesen.</translation>
  </message>
  <message>
   <source>No study</source>
   <translation>Ohne Unters.</translation>
  </message>
  <message>
   <source>No study fits the filter.</source>
   <translation>Keine Untersuchung passt zum Filter.</translation>
  </message>
  <message>
   <source>No table chosen yet.</source>
   <translation>Noch keine Tabelle gewählt.</translation>
  </message>
  <message>
   <source>No teacher</source>
   <translation>Kein Lehrer</translation>
  </message>
  <message>
   <source>No thresholds were chosen</source>
   <translation>Es wurden keine Schwellenwerte gewählt</translation>
  </message>
  <message>
   <source>No training film shows a finding, so there is nothing to balance.</source>
   <translation>Keine Trainingsaufnahme zeigt einen Befund, also gibt es nichts auszugleichen.</translation>
  </message>
  <message>
   <source>No validation films judge it</source>
   <translation>Keine Validierungsaufnahmen beurteilen ihn</translation>
  </message>
  <message>
   <source>Nobody has written yet why this run was made and what came of it.</source>
   <translation>Noch hat niemand geschrieben, warum dieser Lauf gemacht wurde und was er ergab.</translation>
  </message>
  <message>
   <source>Nobody looked for near duplicates, negatives, turned and colour films.</source>
   <translation>Niemand hat nach Beinahe-Duplikaten, Negativen, gedrehten und farbigen Aufnahmen gesehen.</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <source>None above threshold</source>
   <translation>Keine auffällig</translation>
  </message>
  <message>
   <source>Not for clinical use.</source>
   <translation>Nicht für die klinische Anwendung.</translation>
  </message>
  <message>
   <source>Not measured: {problem}</source>
   <translation>Nicht gemessen: {problem}</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Nicht jetzt</translation>
  </message>
  <message>
   <source>Not shown to be better than chance</source>
   <translation>Nicht nachweislich besser als Zufall</translation>
  </message>
  <message>
   <source>Not shown to beat a guess made without the film</source>
   <translation>Nicht nachweislich besser als Raten ohne Aufnahme</translation>
  </message>
  <message>
   <source>Not starred</source>
   <translation>Ohne Stern</translation>
  </message>
  <message>
   <source>Not the same patient, as far as the files say.</source>
   <translation>Laut den Dateien nicht derselbe Patient.</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <source>Note to this film</source>
   <translation>Notiz zu dieser Aufnahme</translation>
  </message>
  <message>
   <source>Note to this film; do not write down who it is</source>
   <translation>Notiz zu dieser Aufnahme; schreiben Sie nicht, wer es ist</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Notizen</translation>
  </message>
  <message>
   <source>Notes on all {phases} runs...</source>
   <translation>Notizen zu allen Läufen: {phases} …</translation>
  </message>
  <message>
   <source>Notes on its group...</source>
   <translation>Notizen zu seiner Gruppe …</translation>
  </message>
  <message>
   <source>Notes on {title}</source>
   <translation>Notizen zu {title}</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Nichts</translation>
  </message>
  <message>
   <source>Nothing begins by itself after this run.</source>
   <translation>Nach diesem Lauf beginnt nichts von selbst.</translation>
  </message>
  <message>
   <source>Nothing can be written to this folder.</source>
   <translation>In diesen Ordner lässt sich nichts schreiben.</translation>
  </message>
  <message>
   <source>Nothing found for “{words}”.</source>
   <translation>Nichts gefunden zu „{words}“.</translation>
  </message>
  <message>
   <source>Nothing imported yet</source>
   <translation>Noch nichts importiert</translation>
  </message>
  <message>
   <source>Nothing is remembered yet.</source>
   <translation>Noch ist nichts gespeichert.</translation>
  </message>
  <message>
   <source>Nothing is started twice; it can be resumed here when that process ends.</source>
   <translation>Nichts wird doppelt gestartet; hier geht es weiter, wenn jener Prozess endet.</translation>
  </message>
  <message>
   <source>Nothing is varied.</source>
   <translation>Nichts wird variiert.</translation>
  </message>
  <message>
   <source>Nothing known</source>
   <translation>Nichts bekannt</translation>
  </message>
  <message>
   <source>Nothing odd in {films}.</source>
   <translation>Nichts Auffälliges in: {films}.</translation>
  </message>
  <message>
   <source>Nothing of it was kept.</source>
   <translation>Nichts davon wurde behalten.</translation>
  </message>
  <message>
   <source>Nothing to draw yet</source>
   <translation>Noch nichts zu zeichnen</translation>
  </message>
  <message>
   <source>Nothing waits. “Add to queue” puts a run here.</source>
   <translation>Nichts wartet. „Einreihen“ stellt einen Lauf hierher.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Nothing was noted.</source>
   <translation>Nichts wurde vermerkt.</translation>
  </message>
  <message>
   <source>Nov</source>
   <translation>Nov.</translation>
  </message>
  <message>
   <source>Numbers</source>
   <translation>Zahlen</translation>
  </message>
  <message>
   <source>Objective</source>
   <translation>Ziel</translation>
  </message>
  <message>
   <source>Oct</source>
   <translation>Okt.</translation>
  </message>
  <message>
   <source>Of the films that show the one and not the other</source>
   <translation>Der Aufnahmen, die den einen und nicht den anderen zeigen</translation>
  </message>
  <message>
   <source>Of the model file that comes out.</source>
   <translation>Der Modelldatei, die entsteht.</translation>
  </message>
  <message>
   <source>Of which films</source>
   <translation>Von welchen Aufnahmen</translation>
  </message>
  <message>
   <source>Off unless you turn it on and enter an address. X-Lite then asks that one address for the newest version number at each start; it says nothing about you, this computer or your films, and downloads nothing.</source>
   <translation>Aus, solange Sie es nicht einschalten und eine Adresse eintragen. Dann fragt X-Lite bei jedem Start diese eine Adresse nach der neuesten Versionsnummer; über Sie, diesen Computer oder Ihre Aufnahmen teilt es nichts mit, und es lädt nichts herunter.</translation>
  </message>
  <message>
   <source>On PA and AP films, by age and by sex: **not measured for this model**.</source>
   <translation>Auf PA- und AP-Aufnahmen, nach Alter und Geschlecht: **für dieses Modell nicht gemessen**.</translation>
  </message>
  <message>
   <source>On PA and AP films, by age and by sex: not measured for this model.</source>
   <translation>Auf PA- und AP-Aufnahmen, nach Alter und Geschlecht: für dieses Modell nicht gemessen.</translation>
  </message>
  <message>
   <source>On the page</source>
   <translation>Auf der Seite</translation>
  </message>
  <message>
   <source>On these the model does not order your films better than chance, and no calibration can mend that: {findings}.</source>
   <translation>Hier ordnet das Modell Ihre Aufnahmen nicht besser als der Zufall, und keine Kalibrierung kann das beheben: {findings}.</translation>
  </message>
  <message>
   <source>One epoch</source>
   <translation>Eine Epoche</translation>
  </message>
  <message>
   <source>One fold cannot judge: use at least two, or none.</source>
   <translation>Ein Fold allein kann nichts beurteilen: mindestens zwei oder keinen nehmen.</translation>
  </message>
  <message>
   <source>One run for each combination; the form says all the rest.</source>
   <translation>Ein Lauf je Kombination; alles Übrige sagt das Formular.</translation>
  </message>
  <message>
   <source>One slope for all findings and an offset for each</source>
   <translation>Eine Steigung für alle Befunde und ein Achsenabschnitt für jeden</translation>
  </message>
  <message>
   <source>Only a finished run has weights to use</source>
   <translation>Nur ein beendeter Lauf hat verwendbare Gewichte</translation>
  </message>
  <message>
   <source>Only the first bytes of each file are looked at: quick, but damage shows later.</source>
   <translation>Nur die ersten Bytes jeder Datei werden angesehen: schnell, aber Schäden zeigen sich später.</translation>
  </message>
  <message>
   <source>Only the first {most_films:,} films were added.</source>
   <translation>Nur die ersten {most_films:,} Aufnahmen wurden hinzugefügt.</translation>
  </message>
  <message>
   <source>Opacity of the overlay in per cent</source>
   <translation>Deckkraft der Überlagerung in Prozent</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Open</source>
   <comment>undecided</comment>
   <translation>Offen</translation>
  </message>
  <message>
   <source>Open a folder as a table</source>
   <translation>Ordner als Tabelle öffnen</translation>
  </message>
  <message>
   <source>Open file</source>
   <translation>Datei öffnen</translation>
  </message>
  <message>
   <source>Open films</source>
   <translation>Aufnahmen öffnen</translation>
  </message>
  <message>
   <source>Open films...</source>
   <translation>Aufnahmen öffnen …</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Ordner öffnen</translation>
  </message>
  <message>
   <source>Open folder as a table...</source>
   <translation>Ordner als Tabelle öffnen …</translation>
  </message>
  <message>
   <source>Open folder...</source>
   <translation>Ordner öffnen …</translation>
  </message>
  <message>
   <source>Open in Experiments</source>
   <translation>In Experimente öffnen</translation>
  </message>
  <message>
   <source>Open its folder and delete it there.</source>
   <translation>Öffnen Sie seinen Ordner und löschen Sie ihn dort.</translation>
  </message>
  <message>
   <source>Open log folder</source>
   <translation>Protokollordner öffnen</translation>
  </message>
  <message>
   <source>Open or save the report, judge or export again</source>
   <translation>Bericht öffnen oder speichern, noch einmal auswerten oder exportieren</translation>
  </message>
  <message>
   <source>Open report</source>
   <translation>Bericht öffnen</translation>
  </message>
  <message>
   <source>Open settings</source>
   <translation>Einstellungen öffnen</translation>
  </message>
  <message>
   <source>Open the folder of the program that trains</source>
   <translation>Den Ordner des Programms öffnen, das trainiert</translation>
  </message>
  <message>
   <source>Open the folder of {kind_words}</source>
   <translation>Ordner öffnen: {kind_words}</translation>
  </message>
  <message>
   <source>Open the licences of all parts</source>
   <translation>Die Lizenzen aller Teile öffnen</translation>
  </message>
  <message>
   <source>Open the run's own log file</source>
   <translation>Die Protokolldatei des Laufs öffnen</translation>
  </message>
  <message>
   <source>Open the sample</source>
   <translation>Beispiel öffnen</translation>
  </message>
  <message>
   <source>Open this run's model in Diagnose</source>
   <translation>Das Modell dieses Laufs in Diagnose öffnen</translation>
  </message>
  <message>
   <source>Opened</source>
   <translation>Geöffnet</translation>
  </message>
  <message>
   <source>Opening the model</source>
   <translation>Modell wird geöffnet</translation>
  </message>
  <message>
   <source>Opening {name}</source>
   <translation>{name} wird geöffnet</translation>
  </message>
  <message>
   <source>Operating numbers</source>
   <translation>Kennzahlen am Arbeitspunkt</translation>
  </message>
  <message>
   <source>Operating point on the ROC curve</source>
   <translation>Arbeitspunkt auf der ROC-Kurve</translation>
  </message>
  <message>
   <source>Operating point: drag it along the curve, or move it with the arrow keys</source>
   <translation>Arbeitspunkt: entlang der Kurve ziehen oder mit den Pfeiltasten bewegen</translation>
  </message>
  <message>
   <source>Operating points</source>
   <translation>Arbeitspunkte</translation>
  </message>
  <message>
   <source>Optimiser and schedule</source>
   <translation>Optimierer und Zeitplan</translation>
  </message>
  <message>
   <source>Original</source>
   <translation>Original</translation>
  </message>
  <message>
   <source>Original beside the map</source>
   <translation>Original neben der Karte</translation>
  </message>
  <message>
   <source>Other film</source>
   <translation>Andere Aufnahme</translation>
  </message>
  <message>
   <source>Outputs</source>
   <translation>Ausgänge</translation>
  </message>
  <message>
   <source>Over findings</source>
   <translation>Über Befunde</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>Überlagerung</translation>
  </message>
  <message>
   <source>PDF report of each film shown...</source>
   <translation>PDF-Bericht jeder gezeigten Aufnahme …</translation>
  </message>
  <message>
   <source>PNG, JPEG, TIFF or DICOM. One film, several, or a folder.</source>
   <translation>PNG, JPEG, TIFF oder DICOM. Eine Aufnahme, mehrere oder ein Ordner.</translation>
  </message>
  <message>
   <source>PPV</source>
   <translation>PPW</translation>
  </message>
  <message>
   <source>PR</source>
   <translation>PR</translation>
  </message>
  <message>
   <source>PR-AUC</source>
   <translation>PR-AUC</translation>
  </message>
  <message>
   <source>PR-AUC, chance is the dashed line</source>
   <translation>PR-AUC, Zufall ist die gestrichelte Linie</translation>
  </message>
  <message>
   <source>Paired on the same {films:,} validation films of {patients:,} patients; n = films with the finding. A number stands out where its whole interval lies on one side of zero.</source>
   <translation>Gepaart auf denselben {films:,} Validierungsaufnahmen von {patients:,} Patienten; n = Aufnahmen mit dem Befund. Eine Zahl ist hervorgehoben, wenn ihr ganzes Intervall auf einer Seite der Null liegt.</translation>
  </message>
  <message>
   <source>Pairs of findings that the model ties together more, or less, than the labels do.</source>
   <translation>Befundpaare, die das Modell enger oder weniger eng verknüpft als die Labels.</translation>
  </message>
  <message>
   <source>Pan</source>
   <translation>Verschieben</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>Papier</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>Parameter</translation>
  </message>
  <message>
   <source>Part</source>
   <translation>Teil</translation>
  </message>
  <message>
   <source>Part of the name of a file or patient</source>
   <translation>Teil des Namens einer Datei oder eines Patienten</translation>
  </message>
  <message>
   <source>Part of the split</source>
   <translation>Teil der Aufteilung</translation>
  </message>
  <message>
   <source>Parts</source>
   <translation>Teile</translation>
  </message>
  <message>
   <source>Parts of a batch</source>
   <translation>Teile eines Batches</translation>
  </message>
  <message>
   <source>Parts of the comparison</source>
   <translation>Teile des Vergleichs</translation>
  </message>
  <message>
   <source>Parts of the run</source>
   <translation>Teile des Laufs</translation>
  </message>
  <message>
   <source>Parts of the split</source>
   <translation>Teile der Aufteilung</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>Einfügen</translation>
  </message>
  <message>
   <source>Pasted picture</source>
   <translation>Eingefügtes Bild</translation>
  </message>
  <message>
   <source>Patience</source>
   <translation>Geduld</translation>
  </message>
  <message>
   <source>Patient {patient}</source>
   <translation>Patient {patient}</translation>
  </message>
  <message>
   <source>Patients</source>
   <translation>Patienten</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>Pausiert</translation>
  </message>
  <message>
   <source>Paused {where}, with a checkpoint. Its memory stays taken.</source>
   <translation>Pausiert {where}, mit Checkpoint. Der Speicher bleibt belegt.</translation>
  </message>
  <message>
   <source>Pausing</source>
   <translation>Wird pausiert</translation>
  </message>
  <message>
   <source>Pausing…</source>
   <translation>Pausiert …</translation>
  </message>
  <message>
   <source>Phase</source>
   <translation>Phase</translation>
  </message>
  <message>
   <source>Picked for what they show: their share of positive films means nothing, so probabilities and predictive values keep the prevalence of the model.</source>
   <translation>Ausgewählt nach dem, was sie zeigen: Ihr Anteil positiver Aufnahmen besagt nichts, also behalten Wahrscheinlichkeiten und prädiktive Werte die Prävalenz des Modells.</translation>
  </message>
  <message>
   <source>Picture and text are on the clipboard.</source>
   <translation>Bild und Text sind in der Zwischenablage.</translation>
  </message>
  <message>
   <source>Picture and text of the report, onto the clipboard</source>
   <translation>Bild und Text des Berichts in die Zwischenablage</translation>
  </message>
  <message>
   <source>Platt scaling</source>
   <translation>Platt-Skalierung</translation>
  </message>
  <message>
   <source>Policy</source>
   <translation>Richtlinie</translation>
  </message>
  <message>
   <source>Policy of this computer</source>
   <translation>Richtlinie dieses Rechners</translation>
  </message>
  <message>
   <source>Policy that chose the thresholds</source>
   <translation>Regel, die die Schwellenwerte wählte</translation>
  </message>
  <message>
   <source>Policy that thresholds start from</source>
   <translation>Regel, von der die Schwellenwerte ausgehen</translation>
  </message>
  <message>
   <source>Positive films</source>
   <translation>Positive Aufnahmen</translation>
  </message>
  <message>
   <source>Positives per batch</source>
   <translation>Positive je Batch</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>Genauigkeit</translation>
  </message>
  <message>
   <source>Preprocess {missing:,} of {films:,} films once, for every run; the whole cache takes {in_units}</source>
   <translation>{missing:,} von {films:,} Aufnahmen einmal für jeden Lauf vorverarbeiten; der ganze Cache belegt {in_units}</translation>
  </message>
  <message>
   <source>Present</source>
   <translation>Vorhanden</translation>
  </message>
  <message>
   <source>Presentation state</source>
   <translation>Darstellungszustand</translation>
  </message>
  <message>
   <source>Preset</source>
   <translation>Vorlage</translation>
  </message>
  <message>
   <source>Pretrained weights are downloaded when the run starts.</source>
   <translation>Vortrainierte Gewichte werden beim Start des Laufs heruntergeladen.</translation>
  </message>
  <message>
   <source>Prevalence in per cent</source>
   <translation>Prävalenz in Prozent</translation>
  </message>
  <message>
   <source>Prevalence {words}</source>
   <translation>Prävalenz {words}</translation>
  </message>
  <message>
   <source>Preview of the report</source>
   <translation>Vorschau des Berichts</translation>
  </message>
  <message>
   <source>Previous film</source>
   <translation>Vorherige Aufnahme</translation>
  </message>
  <message>
   <source>Previous film beside</source>
   <translation>Vorherige Aufnahme daneben</translation>
  </message>
  <message>
   <source>Previous finding</source>
   <translation>Vorheriger Befund</translation>
  </message>
  <message>
   <source>Previous study</source>
   <translation>Vorherige Untersuchung</translation>
  </message>
  <message>
   <source>Print report...</source>
   <translation>Bericht drucken …</translation>
  </message>
  <message>
   <source>Print...</source>
   <translation>Drucken …</translation>
  </message>
  <message>
   <source>Printed.</source>
   <translation>Gedruckt.</translation>
  </message>
  <message>
   <source>Prior</source>
   <translation>Voraufnahme</translation>
  </message>
  <message>
   <source>Probability in per cent, square-root axis</source>
   <translation>Wahrscheinlichkeit in Prozent, Wurzelachse</translation>
  </message>
  <message>
   <source>PyTorch {version}</source>
   <translation>PyTorch {version}</translation>
  </message>
  <message>
   <source>Queue</source>
   <translation>Warteschlange</translation>
  </message>
  <message>
   <source>Queue {count}</source>
   <translation>Warteschlange {count}</translation>
  </message>
  <message>
   <source>Quick look</source>
   <translation>Schnelltest</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>ROC</source>
   <translation>ROC</translation>
  </message>
  <message>
   <source>ROC and PR</source>
   <translation>ROC und PR</translation>
  </message>
  <message>
   <source>Radiograph</source>
   <translation>Röntgenaufnahme</translation>
  </message>
  <message>
   <source>Radiograph to compare with</source>
   <translation>Röntgenaufnahme zum Vergleich</translation>
  </message>
  <message>
   <source>Radiographs (*.dcm *.dicom *.png *.jpg *.jpeg *.tif *.tiff *.DCM *.PNG *.JPG);;All files (*)</source>
   <translation>Röntgenaufnahmen (*.dcm *.dicom *.png *.jpg *.jpeg *.tif *.tiff *.DCM *.PNG *.JPG);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Raise the threshold</source>
   <translation>Schwellenwert erhöhen</translation>
  </message>
  <message>
   <source>Rate</source>
   <translation>Rate</translation>
  </message>
  <message>
   <source>Rate falls by</source>
   <translation>Rate sinkt nach</translation>
  </message>
  <message>
   <source>Rate on films that show neither</source>
   <translation>Rate auf Aufnahmen, die keinen von beiden zeigen</translation>
  </message>
  <message>
   <source>Read</source>
   <translation>Gelesen</translation>
  </message>
  <message>
   <source>Read every film</source>
   <translation>Jede Aufnahme lesen</translation>
  </message>
  <message>
   <source>Read every film once: near duplicates, negatives, turned and colour films</source>
   <translation>Jede Aufnahme einmal lesen: Beinahe-Duplikate, Negative, gedrehte und farbige Aufnahmen</translation>
  </message>
  <message>
   <source>Reader's words</source>
   <translation>Worte des Befunders</translation>
  </message>
  <message>
   <source>Reader: {words}</source>
   <translation>Befunder: {words}</translation>
  </message>
  <message>
   <source>Reading films</source>
   <translation>Aufnahmen werden gelesen</translation>
  </message>
  <message>
   <source>Reading the table</source>
   <translation>Tabelle wird gelesen</translation>
  </message>
  <message>
   <source>Reading {name}</source>
   <translation>{name} wird gelesen</translation>
  </message>
  <message>
   <source>Reading {source_name}</source>
   <translation>{source_name} wird gelesen</translation>
  </message>
  <message>
   <source>Ready · {provider}</source>
   <translation>Bereit · {provider}</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Grund</translation>
  </message>
  <message>
   <source>Recalibrate</source>
   <translation>Neu kalibrieren</translation>
  </message>
  <message>
   <source>Recalibrate for my site</source>
   <translation>Für meine Einrichtung neu kalibrieren</translation>
  </message>
  <message>
   <source>Recalibrate for my site...</source>
   <translation>Für meine Einrichtung neu kalibrieren …</translation>
  </message>
  <message>
   <source>Recalibrated</source>
   <translation>Neu kalibriert</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>Zuletzt geöffnet</translation>
  </message>
  <message>
   <source>Recorded</source>
   <translation>Aufgezeichnet</translation>
  </message>
  <message>
   <source>Redo drawing</source>
   <translation>Zeichnung wiederherstellen</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>Referenz</translation>
  </message>
  <message>
   <source>Reference run</source>
   <translation>Referenzlauf</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <source>Reject...</source>
   <translation>Verwerfen …</translation>
  </message>
  <message>
   <source>Remember the names of opened films on this computer</source>
   <translation>Namen geöffneter Aufnahmen auf diesem Computer merken</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Remove all drawings</source>
   <translation>Alle Zeichnungen entfernen</translation>
  </message>
  <message>
   <source>Remove finished runs</source>
   <translation>Beendete Läufe entfernen</translation>
  </message>
  <message>
   <source>Remove from the queue</source>
   <translation>Aus der Warteschlange entfernen</translation>
  </message>
  <message>
   <source>Remove from the strip</source>
   <translation>Aus dem Streifen entfernen</translation>
  </message>
  <message>
   <source>Remove its folder by hand.</source>
   <translation>Entfernen Sie seinen Ordner von Hand.</translation>
  </message>
  <message>
   <source>Remove the chosen measurement</source>
   <translation>Gewählte Messung entfernen</translation>
  </message>
  <message>
   <source>Remove the chosen measurement (Delete)</source>
   <translation>Gewählte Messung entfernen (Delete)</translation>
  </message>
  <message>
   <source>Remove the star</source>
   <translation>Stern entfernen</translation>
  </message>
  <message>
   <source>Rename...</source>
   <translation>Umbenennen …</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Bericht</translation>
  </message>
  <message>
   <source>Report and export</source>
   <translation>Bericht und Export</translation>
  </message>
  <message>
   <source>Report...</source>
   <translation>Bericht …</translation>
  </message>
  <message>
   <source>Reproducibility</source>
   <translation>Reproduzierbarkeit</translation>
  </message>
  <message>
   <source>Resampling patients for the intervals...</source>
   <translation>Patienten werden für die Intervalle neu gezogen …</translation>
  </message>
  <message>
   <source>Research use only</source>
   <translation>Nur für die Forschung</translation>
  </message>
  <message>
   <source>Research use only. Not a medical device.</source>
   <translation>Nur für die Forschung. Kein Medizinprodukt.</translation>
  </message>
  <message>
   <source>Reset all thresholds to the model's operating points</source>
   <translation>Alle Schwellenwerte auf die Arbeitspunkte des Modells zurücksetzen</translation>
  </message>
  <message>
   <source>Reset the view</source>
   <translation>Ansicht zurücksetzen</translation>
  </message>
  <message>
   <source>Reset thresholds</source>
   <translation>Schwellenwerte zurücksetzen</translation>
  </message>
  <message>
   <source>Reset view</source>
   <translation>Ansicht zurücksetzen</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
  <message>
   <source>Results of folders</source>
   <translation>Ordnerergebnisse</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Resume it on the Train page; its numbers come when it has ended.{so_far}</source>
   <translation>Setzen Sie ihn auf der Seite „Training“ fort; seine Zahlen kommen, wenn er beendet ist.{so_far}</translation>
  </message>
  <message>
   <source>Retry</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Right: {finding} {value} %, threshold {threshold} %</source>
   <translation>Rechts: {finding} {value} %, Schwellenwert {threshold} %</translation>
  </message>
  <message>
   <source>Right: {words}</source>
   <translation>Rechts: {words}</translation>
  </message>
  <message>
   <source>Rotate</source>
   <translation>Drehen</translation>
  </message>
  <message>
   <source>Rotate by 90°</source>
   <translation>Um 90° drehen</translation>
  </message>
  <message>
   <source>Rotated {degrees_as_seen}°</source>
   <translation>Um {degrees_as_seen}° gedreht</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <source>Rows of the table that are left out: {films}</source>
   <translation>Zeilen der Tabelle, die wegbleiben: {films}</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Lauf</translation>
  </message>
  <message>
   <source>Run whose findings are shown</source>
   <translation>Lauf, dessen Befunde gezeigt werden</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Läufe</translation>
  </message>
  <message>
   <source>Runs that were compared on the split that is there no longer compare with new ones. It is kept in the folder “earlier splits”.</source>
   <translation>Läufe, die auf der vorhandenen Aufteilung verglichen wurden, sind mit neuen nicht mehr vergleichbar. Sie bleibt im Ordner „earlier splits“ erhalten.</translation>
  </message>
  <message>
   <source>Safe mode: default settings and one thread. No folder is watched, and nothing is remembered.</source>
   <translation>Abgesicherter Modus: übliche Einstellungen und ein Thread. Kein Ordner wird beobachtet, und nichts wird gemerkt.</translation>
  </message>
  <message>
   <source>Said of the file</source>
   <translation>Zur Datei</translation>
  </message>
  <message>
   <source>Same patient twice</source>
   <translation>Derselbe Patient zweimal</translation>
  </message>
  <message>
   <source>Sampler</source>
   <translation>Sampler</translation>
  </message>
  <message>
   <source>Sampler and weighted loss together lowered the AUC in earlier runs.</source>
   <translation>Sampler und gewichteter Verlust zusammen senkten die AUC in früheren Läufen.</translation>
  </message>
  <message>
   <source>Save PDF...</source>
   <translation>PDF speichern …</translation>
  </message>
  <message>
   <source>Save a PDF, and print it elsewhere.</source>
   <translation>Speichern Sie eine PDF-Datei und drucken Sie sie anderswo.</translation>
  </message>
  <message>
   <source>Save as {kind}…</source>
   <translation>Als {kind} speichern …</translation>
  </message>
  <message>
   <source>Save configuration</source>
   <translation>Konfiguration speichern</translation>
  </message>
  <message>
   <source>Save configuration...</source>
   <translation>Konfiguration speichern …</translation>
  </message>
  <message>
   <source>Save notes</source>
   <translation>Notizen speichern</translation>
  </message>
  <message>
   <source>Save notes (Ctrl+Return)</source>
   <translation>Notizen speichern (Strg+Eingabetaste)</translation>
  </message>
  <message>
   <source>Save report</source>
   <translation>Bericht speichern</translation>
  </message>
  <message>
   <source>Save the report</source>
   <translation>Bericht speichern</translation>
  </message>
  <message>
   <source>Save the view</source>
   <translation>Ansicht speichern</translation>
  </message>
  <message>
   <source>Save the whole film</source>
   <translation>Ganze Aufnahme speichern</translation>
  </message>
  <message>
   <source>Save thresholds as...</source>
   <translation>Schwellenwerte speichern unter …</translation>
  </message>
  <message>
   <source>Save view as PNG...</source>
   <translation>Ansicht als PNG speichern …</translation>
  </message>
  <message>
   <source>Save whole film as PNG...</source>
   <translation>Ganze Aufnahme als PNG speichern …</translation>
  </message>
  <message>
   <source>Save {films} reports...</source>
   <translation>{films} Berichte speichern …</translation>
  </message>
  <message>
   <source>Save, load, copy or vary this run</source>
   <translation>Diesen Lauf speichern, laden, kopieren oder variieren</translation>
  </message>
  <message>
   <source>Save...</source>
   <translation>Speichern …</translation>
  </message>
  <message>
   <source>Saved as {path_name}.</source>
   <translation>Als {path_name} gespeichert.</translation>
  </message>
  <message>
   <source>Say it in your own words</source>
   <translation>In eigenen Worten sagen</translation>
  </message>
  <message>
   <source>Scoring</source>
   <translation>Wird bewertet</translation>
  </message>
  <message>
   <source>Search the help</source>
   <translation>Hilfe durchsuchen</translation>
  </message>
  <message>
   <source>Second</source>
   <translation>Zweites</translation>
  </message>
  <message>
   <source>Second model</source>
   <translation>Zweites Modell</translation>
  </message>
  <message>
   <source>Secondary capture</source>
   <translation>Sekundäraufnahme</translation>
  </message>
  <message>
   <source>Sections found</source>
   <translation>Gefundene Abschnitte</translation>
  </message>
  <message>
   <source>See that it is there</source>
   <translation>Vorhandensein prüfen</translation>
  </message>
  <message>
   <source>See that the disk of the runs folder has room and allows writing; until then it is forgotten when the window closes.</source>
   <translation>Sehen Sie nach, ob die Festplatte des Laufordners Platz hat und beschreibbar ist; bis dahin geht sie beim Schließen des Fensters verloren.</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Seed</translation>
  </message>
  <message>
   <source>Select two to six runs to hold them side by side; without, the ablations</source>
   <translation>Wählen Sie zwei bis sechs Läufe zum Vergleich; ohne Auswahl die Ablationen</translation>
  </message>
  <message>
   <source>Sensitivity</source>
   <translation>Sensitivität</translation>
  </message>
  <message>
   <source>Sensitivity 0.90</source>
   <translation>Sensitivität 0.90</translation>
  </message>
  <message>
   <source>Sensitivity 0.95</source>
   <translation>Sensitivität 0.95</translation>
  </message>
  <message>
   <source>Sep</source>
   <translation>Sept.</translation>
  </message>
  <message>
   <source>Sets all numbers of this group at once.</source>
   <translation>Setzt alle Zahlen dieser Gruppe auf einmal.</translation>
  </message>
  <message>
   <source>Setting {number} of the grid</source>
   <translation>Einstellung {number} des Rasters</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Settings that differ</source>
   <translation>Einstellungen, die sich unterscheiden</translation>
  </message>
  <message>
   <source>Settings...</source>
   <translation>Einstellungen …</translation>
  </message>
  <message>
   <source>Sex not known</source>
   <translation>Geschlecht unbekannt</translation>
  </message>
  <message>
   <source>Share of films</source>
   <translation>Anteil der Aufnahmen</translation>
  </message>
  <message>
   <source>Share of films with the finding that are flagged</source>
   <translation>Anteil der Aufnahmen mit dem Befund, die auffällig sind</translation>
  </message>
  <message>
   <source>Share of films without it that are not flagged</source>
   <translation>Anteil der Aufnahmen ohne ihn, die unauffällig sind</translation>
  </message>
  <message>
   <source>Share of flagged films that have it, on these films</source>
   <translation>Anteil der auffälligen Aufnahmen, die ihn haben, auf diesen Aufnahmen</translation>
  </message>
  <message>
   <source>Share of positive films where you work. It moves PPV and NPV only: the probability, sensitivity and specificity stay.</source>
   <translation>Anteil positiver Aufnahmen an Ihrem Arbeitsplatz. Er verschiebt nur PPW und NPW: Wahrscheinlichkeit, Sensitivität und Spezifität bleiben.</translation>
  </message>
  <message>
   <source>Share of the teacher {alpha}</source>
   <translation>Anteil des Lehrers {alpha}</translation>
  </message>
  <message>
   <source>Share {alpha}</source>
   <translation>Anteil {alpha}</translation>
  </message>
  <message>
   <source>Shift and scale</source>
   <translation>Verschieben und skalieren</translation>
  </message>
  <message>
   <source>Shifts, turns and windows the film a little, 16 times, and shows the range</source>
   <translation>Verschiebt, dreht und fenstert die Aufnahme ein wenig, 16-mal, und zeigt die Spanne</translation>
  </message>
  <message>
   <source>Show anyway</source>
   <translation>Trotzdem zeigen</translation>
  </message>
  <message>
   <source>Show as taken</source>
   <translation>Wie aufgenommen zeigen</translation>
  </message>
  <message>
   <source>Show balance, batch and split again</source>
   <translation>Ausgleich, Batch und Aufteilung wieder zeigen</translation>
  </message>
  <message>
   <source>Show everything</source>
   <translation>Alles zeigen</translation>
  </message>
  <message>
   <source>Show how far numbers move</source>
   <translation>Zeigen, wie weit Zahlen schwanken</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Zum Ordner</translation>
  </message>
  <message>
   <source>Show in the filmstrip</source>
   <translation>Im Filmstreifen zeigen</translation>
  </message>
  <message>
   <source>Show patient text</source>
   <translation>Patiententext zeigen</translation>
  </message>
  <message>
   <source>Show the findings of this film although its input is in doubt</source>
   <translation>Die Befunde dieser Aufnahme zeigen, obwohl ihre Eingabe im Zweifel ist</translation>
  </message>
  <message>
   <source>Show the folder of the split</source>
   <translation>Ordner der Aufteilung zeigen</translation>
  </message>
  <message>
   <source>Show the folds of the films that do not test</source>
   <translation>Folds der Aufnahmen zeigen, die nicht zum Test gehören</translation>
  </message>
  <message>
   <source>Show the table of these films</source>
   <translation>Tabelle dieser Aufnahmen zeigen</translation>
  </message>
  <message>
   <source>Side of the square that a film is scaled to.</source>
   <translation>Seitenlänge des Quadrats, auf das eine Aufnahme skaliert wird.</translation>
  </message>
  <message>
   <source>Size, speed</source>
   <translation>Größe, Tempo</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>Überspringen</translation>
  </message>
  <message>
   <source>Slope after</source>
   <translation>Steigung danach</translation>
  </message>
  <message>
   <source>Slope before</source>
   <translation>Steigung davor</translation>
  </message>
  <message>
   <source>Some folders are fixed.</source>
   <translation>Einige Ordner sind festgelegt.</translation>
  </message>
  <message>
   <source>Something else is being written; wait until it is done.</source>
   <translation>Gerade wird etwas anderes geschrieben; warten Sie, bis es fertig ist.</translation>
  </message>
  <message>
   <source>Something unexpected went wrong ({name}). {unexpected_hint}</source>
   <translation>Etwas Unerwartetes ging schief ({name}). {unexpected_hint}</translation>
  </message>
  <message>
   <source>Something unexpected went wrong.</source>
   <translation>Etwas Unerwartetes ging schief.</translation>
  </message>
  <message>
   <source>Something unforeseen happened; the log file says what.</source>
   <translation>Etwas Unvorhergesehenes geschah; die Protokolldatei sagt, was.</translation>
  </message>
  <message>
   <source>Something was not remembered, for a reason that was not foreseen.</source>
   <translation>Etwas wurde nicht gespeichert, aus einem nicht vorhergesehenen Grund.</translation>
  </message>
  <message>
   <source>Something went wrong that nobody foresaw.</source>
   <translation>Etwas ging schief, das niemand vorhergesehen hat.</translation>
  </message>
  <message>
   <source>Sort findings</source>
   <translation>Befunde sortieren</translation>
  </message>
  <message>
   <source>Sort the curves</source>
   <translation>Kurven sortieren</translation>
  </message>
  <message>
   <source>Sort the findings' curves</source>
   <translation>Kurven der Befunde sortieren</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Quelle</translation>
  </message>
  <message>
   <source>Specificity</source>
   <translation>Spezifität</translation>
  </message>
  <message>
   <source>Specificity 0.95</source>
   <translation>Spezifität 0.95</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <source>Split</source>
   <translation>Aufteilung</translation>
  </message>
  <message>
   <source>Stands out</source>
   <translation>Sticht hervor</translation>
  </message>
  <message>
   <source>Star</source>
   <translation>Stern</translation>
  </message>
  <message>
   <source>Starred</source>
   <translation>Mit Stern</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Starten</translation>
  </message>
  <message>
   <source>Start from</source>
   <translation>Ausgehen von</translation>
  </message>
  <message>
   <source>Starting</source>
   <translation>Startet</translation>
  </message>
  <message>
   <source>Stated, %</source>
   <translation>Angegeben, %</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>Status of the page</source>
   <translation>Status der Seite</translation>
  </message>
  <message>
   <source>Stay</source>
   <translation>Bleiben</translation>
  </message>
  <message>
   <source>Stays at {per_cent} % when the film is shifted a little.</source>
   <translation>Bleibt bei {per_cent} %, wenn die Aufnahme ein wenig verschoben wird.</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
  <message>
   <source>Stop after this epoch</source>
   <translation>Nach dieser Epoche stoppen</translation>
  </message>
  <message>
   <source>Stop and skip</source>
   <translation>Stoppen und überspringen</translation>
  </message>
  <message>
   <source>Stop it on the Train page first.</source>
   <translation>Stoppen Sie ihn zuerst auf der Seite „Training“.</translation>
  </message>
  <message>
   <source>Stop looking; nothing of this folder is opened</source>
   <translation>Suche beenden; nichts aus diesem Ordner wird geöffnet</translation>
  </message>
  <message>
   <source>Stop now</source>
   <translation>Jetzt stoppen</translation>
  </message>
  <message>
   <source>Stop with a checkpoint, from which the run can be resumed</source>
   <translation>Mit Checkpoint stoppen, ab dem der Lauf fortgesetzt werden kann</translation>
  </message>
  <message>
   <source>Stopped after {done:,} of {total:,} films.</source>
   <translation>Gestoppt nach {done:,} von {total:,} Aufnahmen.</translation>
  </message>
  <message>
   <source>Stopped {where}, with a checkpoint. It can be resumed.</source>
   <translation>Gestoppt {where}, mit Checkpoint. Er kann fortgesetzt werden.</translation>
  </message>
  <message>
   <source>Stopping</source>
   <translation>Stoppt</translation>
  </message>
  <message>
   <source>Stopping after this epoch</source>
   <translation>Stoppt nach dieser Epoche</translation>
  </message>
  <message>
   <source>Stopping after this epoch…</source>
   <translation>Stoppt nach dieser Epoche …</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>Stoppt …</translation>
  </message>
  <message>
   <source>Stored probabilities or weights...</source>
   <translation>Gespeicherte Wahrscheinlichkeiten oder Gewichte …</translation>
  </message>
  <message>
   <source>Strength</source>
   <translation>Stärke</translation>
  </message>
  <message>
   <source>Structured report</source>
   <translation>Strukturierter Bericht</translation>
  </message>
  <message>
   <source>Student</source>
   <translation>Student</translation>
  </message>
  <message>
   <source>Study {place}</source>
   <translation>Unters. {place}</translation>
  </message>
  <message>
   <source>Subgroups</source>
   <translation>Gruppen</translation>
  </message>
  <message>
   <source>Subtracted after scaling to 0 to 1; one value a channel.</source>
   <translation>Wird nach dem Skalieren auf 0 bis 1 abgezogen; ein Wert je Kanal.</translation>
  </message>
  <message>
   <source>Summary</source>
   <translation>Übersicht</translation>
  </message>
  <message>
   <source>Swapped</source>
   <translation>Vertauscht</translation>
  </message>
  <message>
   <source>Switch it on in the settings: “Remember the names of opened films on this computer”.</source>
   <translation>Schalten Sie es in den Einstellungen ein: „Namen geöffneter Aufnahmen auf diesem Computer merken“.</translation>
  </message>
  <message>
   <source>System check</source>
   <translation>Systemprüfung</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Tabelle</translation>
  </message>
  <message>
   <source>Tables (*.csv *.csv.gz *.tsv *.txt *.gz);;All files (*)</source>
   <translation>Tabellen (*.csv *.csv.gz *.tsv *.txt *.gz);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Tables (*.csv *.csv.gz *.tsv *.txt);;All files (*)</source>
   <translation>Tabellen (*.csv *.csv.gz *.tsv *.txt);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Tables and films are read where they lie; nothing is copied.</source>
   <translation>Tabellen und Aufnahmen werden gelesen, wo sie liegen; nichts wird kopiert.</translation>
  </message>
  <message>
   <source>Take the flag away</source>
   <translation>Markierung entfernen</translation>
  </message>
  <message>
   <source>Take the patient's name, ID and dates along</source>
   <translation>Name, ID und Daten des Patienten mitnehmen</translation>
  </message>
  <message>
   <source>Teacher</source>
   <translation>Lehrer</translation>
  </message>
  <message>
   <source>Teachers (*.csv *.csv.gz *.safetensors *.pt *.pth *.tar *.pth.tar *.zip);;All files (*)</source>
   <translation>Lehrer (*.csv *.csv.gz *.safetensors *.pt *.pth *.tar *.pth.tar *.zip);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Temperature {tau}</source>
   <translation>Temperatur {tau}</translation>
  </message>
  <message>
   <source>Temporary files</source>
   <translation>Temporäre Dateien</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Test</translation>
  </message>
  <message>
   <source>Test AUC</source>
   <translation>Test-AUC</translation>
  </message>
  <message>
   <source>Test F1</source>
   <translation>Test-F1</translation>
  </message>
  <message>
   <source>That of your site stays installed.</source>
   <translation>Das Ihrer Einrichtung bleibt installiert.</translation>
  </message>
  <message>
   <source>The NIH table, a table of your own, or a folder with a folder for each finding.</source>
   <translation>Die NIH-Tabelle, eine eigene Tabelle oder ein Ordner mit einem Ordner je Befund.</translation>
  </message>
  <message>
   <source>The Training pack cannot be used</source>
   <translation>Das Trainingspaket ist nicht verwendbar</translation>
  </message>
  <message>
   <source>The Training pack is missing</source>
   <translation>Das Trainingspaket fehlt</translation>
  </message>
  <message>
   <source>The cache is complete.</source>
   <translation>Der Cache ist vollständig.</translation>
  </message>
  <message>
   <source>The check could not be finished; the log says where it ended.</source>
   <translation>Die Prüfung konnte nicht beendet werden; das Protokoll sagt, wo sie abbrach.</translation>
  </message>
  <message>
   <source>The check of the Training pack met an unexpected error.</source>
   <translation>Bei der Prüfung des Trainingspakets trat ein unerwarteter Fehler auf.</translation>
  </message>
  <message>
   <source>The command line is in the clipboard.</source>
   <translation>Die Befehlszeile ist in der Zwischenablage.</translation>
  </message>
  <message>
   <source>The damaged file is kept beside it, in the folder that the settings name.</source>
   <translation>Die beschädigte Datei liegt weiter daneben, in dem Ordner, den die Einstellungen nennen.</translation>
  </message>
  <message>
   <source>The data name neither sex, age nor view of these films.</source>
   <translation>Die Daten nennen weder Geschlecht noch Alter noch Projektion dieser Aufnahmen.</translation>
  </message>
  <message>
   <source>The data set cannot be written.</source>
   <translation>Der Datensatz lässt sich nicht schreiben.</translation>
  </message>
  <message>
   <source>The details are also in the file {name} in the log folder; nothing is ever sent.</source>
   <translation>Die Einzelheiten stehen auch in der Datei {name} im Protokollordner; gesendet wird nie etwas.</translation>
  </message>
  <message>
   <source>The drive gave no reason</source>
   <translation>Das Laufwerk nannte keinen Grund</translation>
  </message>
  <message>
   <source>The export ended unexpectedly.</source>
   <translation>Der Export endete unerwartet.</translation>
  </message>
  <message>
   <source>The fast variant of the model that came with the application</source>
   <translation>Die schnelle Variante des Modells, das mit der Anwendung kam</translation>
  </message>
  <message>
   <source>The file could not be read, for a reason that was not foreseen.</source>
   <translation>Die Datei konnte nicht gelesen werden, aus einem nicht vorhergesehenen Grund.</translation>
  </message>
  <message>
   <source>The file could not be read.</source>
   <translation>Die Datei konnte nicht gelesen werden.</translation>
  </message>
  <message>
   <source>The file of the model before is gone.</source>
   <translation>Die Datei des vorigen Modells ist nicht mehr da.</translation>
  </message>
  <message>
   <source>The files are no longer there:
{where}</source>
   <translation>Die Dateien sind nicht mehr da:
{where}</translation>
  </message>
  <message>
   <source>The files do not say whether this is the same patient.</source>
   <translation>Die Dateien sagen nicht, ob es derselbe Patient ist.</translation>
  </message>
  <message>
   <source>The film itself without names, numbers and dates, and a list of what was removed.</source>
   <translation>Die Aufnahme selbst ohne Namen, Nummern und Daten, und eine Liste dessen, was entfernt wurde.</translation>
  </message>
  <message>
   <source>The film stays in view without findings; try another model file.</source>
   <translation>Die Aufnahme bleibt ohne Befunde sichtbar; versuchen Sie eine andere Modelldatei.</translation>
  </message>
  <message>
   <source>The films appear as soon as their folders are searched.</source>
   <translation>Die Aufnahmen erscheinen, sobald ihre Ordner durchsucht sind.</translation>
  </message>
  <message>
   <source>The films are</source>
   <translation>Die Aufnahmen sind</translation>
  </message>
  <message>
   <source>The films cannot be shown. {problem}</source>
   <translation>Die Aufnahmen lassen sich nicht zeigen. {problem}</translation>
  </message>
  <message>
   <source>The films of {data_set_name} stay.</source>
   <translation>Die Aufnahmen von {data_set_name} bleiben.</translation>
  </message>
  <message>
   <source>The films were looked at.</source>
   <translation>Die Aufnahmen wurden angesehen.</translation>
  </message>
  <message>
   <source>The filter looks at names, notes, days, and “flagged”.</source>
   <translation>Der Filter sieht auf Namen, Notizen, Tage und „markiert“.</translation>
  </message>
  <message>
   <source>The finding furthest above its threshold</source>
   <translation>Der Befund, der am weitesten über seinem Schwellenwert liegt</translation>
  </message>
  <message>
   <source>The first epoch is under way</source>
   <translation>Die erste Epoche läuft</translation>
  </message>
  <message>
   <source>The folder could not be scored.</source>
   <translation>Der Ordner konnte nicht bewertet werden.</translation>
  </message>
  <message>
   <source>The folder goes to the system's trash, the row leaves results.csv; notes stay.</source>
   <translation>Der Ordner kommt in den Papierkorb des Systems, die Zeile verlässt results.csv; Notizen bleiben.</translation>
  </message>
  <message>
   <source>The folder of runs cannot be used.</source>
   <translation>Der Ordner der Läufe ist nicht verwendbar.</translation>
  </message>
  <message>
   <source>The folder of the split is empty.</source>
   <translation>Der Ordner der Aufteilung ist leer.</translation>
  </message>
  <message>
   <source>The former model is opened.</source>
   <translation>Das vorige Modell wird geöffnet.</translation>
  </message>
  <message>
   <source>The help file for “{title}” is missing from this copy.</source>
   <translation>Die Hilfedatei zu „{title}“ fehlt in dieser Kopie.</translation>
  </message>
  <message>
   <source>The left edge shows the patient's {words}{assumed}.</source>
   <translation>Der linke Rand zeigt beim Patienten: {words}{assumed}.</translation>
  </message>
  <message>
   <source>The line is the AUC on all films. </source>
   <translation>Die Linie ist die AUC auf allen Aufnahmen. </translation>
  </message>
  <message>
   <source>The log file has the details.</source>
   <translation>Die Protokolldatei enthält die Einzelheiten.</translation>
  </message>
  <message>
   <source>The log file says why; see Help, About.</source>
   <translation>Die Protokolldatei sagt, warum; siehe Hilfe, Über.</translation>
  </message>
  <message>
   <source>The log has the details.</source>
   <translation>Das Protokoll enthält die Einzelheiten.</translation>
  </message>
  <message>
   <source>The log holds no file names and no patient data.</source>
   <translation>Das Protokoll enthält keine Dateinamen und keine Patientendaten.</translation>
  </message>
  <message>
   <source>The log says more; try again.</source>
   <translation>Im Protokoll steht mehr; versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>The log says more; try it again.</source>
   <translation>Im Protokoll steht mehr; versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>The log says where it happened.</source>
   <translation>Das Protokoll sagt, wo es geschah.</translation>
  </message>
  <message>
   <source>The map's highest point lies in a reader's box for {pointing} of {total:,} boxed findings ({findings}) on {films:,} films of {patients:,} patients; that of an average box for {prior}; chance is {chance:.2f}. Overlap (IoU) {overlap}, of the average box {prior_overlap}. Intervals are 95 %, by resampling patients.</source>
   <translation>Der höchste Punkt der Karte liegt bei einem Anteil von {pointing} der {total:,} eingerahmten Befunde ({findings}) auf {films:,} Aufnahmen von {patients:,} Patienten in einem Kasten, den Befunder gezeichnet haben; der eines mittleren Kastens bei {prior}; Zufall ist {chance:.2f}. Überlappung (IoU) {overlap}, des mittleren Kastens {prior_overlap}. Intervalle sind 95 %, durch Neuziehen von Patienten.</translation>
  </message>
  <message>
   <source>The memory may not suffice: take a smaller batch, or more parts of it.</source>
   <translation>Der Speicher reicht vielleicht nicht: einen kleineren Batch oder mehr Teile nehmen.</translation>
  </message>
  <message>
   <source>The model could not be applied to this film.</source>
   <translation>Das Modell konnte auf diese Aufnahme nicht angewendet werden.</translation>
  </message>
  <message>
   <source>The model file could not be opened, for a reason that was not foreseen.</source>
   <translation>Die Modelldatei konnte nicht geöffnet werden, aus einem nicht vorhergesehenen Grund.</translation>
  </message>
  <message>
   <source>The model is fixed.</source>
   <translation>Das Modell ist festgelegt.</translation>
  </message>
  <message>
   <source>The model that came with the application</source>
   <translation>Das mitgelieferte Modell</translation>
  </message>
  <message>
   <source>The model that the policy of this computer fixes</source>
   <translation>Das Modell, das die Richtlinie dieses Rechners festlegt</translation>
  </message>
  <message>
   <source>The model {model} does not look for this finding.</source>
   <translation>Das Modell {model} sucht nicht nach diesem Befund.</translation>
  </message>
  <message>
   <source>The model {model} ranks films with and without this label with an AUC of **{auc}** (95 % interval {low}–{high}); {positives} of {films} films carry the label. A coin has 0.5; 1 would be perfect.</source>
   <translation>Das Modell {model} ordnet Aufnahmen mit und ohne dieses Label mit einer AUC von **{auc}** (95-%-Intervall {low}–{high}); {positives} von {films} Aufnahmen tragen das Label. Eine Münze hat 0.5; 1 wäre vollkommen.</translation>
  </message>
  <message>
   <source>The model {model} was judged on {films} films, of which {positives} carry the label: fewer than ten are too few for an AUC.</source>
   <translation>Das Modell {model} wurde auf {films} Aufnahmen beurteilt, von denen {positives} das Label tragen: Weniger als zehn sind zu wenige für eine AUC.</translation>
  </message>
  <message>
   <source>The numbers themselves stand; the log says more.</source>
   <translation>Die Zahlen selbst gelten weiter; im Protokoll steht mehr.</translation>
  </message>
  <message>
   <source>The page before</source>
   <translation>Die Seite davor</translation>
  </message>
  <message>
   <source>The page before (Alt+Left)</source>
   <translation>Die Seite davor (Alt+Links)</translation>
  </message>
  <message>
   <source>The patient stays out unless ticked, each time anew.</source>
   <translation>Der Patient bleibt weg, wenn nicht angekreuzt, jedes Mal aufs Neue.</translation>
  </message>
  <message>
   <source>The picture could not be made, for a reason that was not foreseen.</source>
   <translation>Das Bild konnte nicht erstellt werden, aus einem nicht vorhergesehenen Grund.</translation>
  </message>
  <message>
   <source>The policy of this computer forbids training</source>
   <translation>Die Richtlinie dieses Rechners verbietet das Training</translation>
  </message>
  <message>
   <source>The policy of this computer forbids writing who a patient is.</source>
   <translation>Die Richtlinie dieses Rechners verbietet, zu schreiben, wer ein Patient ist.</translation>
  </message>
  <message>
   <source>The policy of this computer or an environment variable says where it lies.</source>
   <translation>Die Richtlinie dieses Rechners oder eine Umgebungsvariable sagt, wo sie liegt.</translation>
  </message>
  <message>
   <source>The policy of this computer says where they lie.</source>
   <translation>Die Richtlinie dieses Rechners sagt, wo sie liegen.</translation>
  </message>
  <message>
   <source>The policy of this computer says where this lies.</source>
   <translation>Die Richtlinie dieses Rechners sagt, wo das liegt.</translation>
  </message>
  <message>
   <source>The printer does not take the report.</source>
   <translation>Der Drucker nimmt den Bericht nicht an.</translation>
  </message>
  <message>
   <source>The probe met an unexpected error.</source>
   <translation>Der Probelauf traf auf einen unerwarteten Fehler.</translation>
  </message>
  <message>
   <source>The queue could not be written down.</source>
   <translation>Die Warteschlange konnte nicht gesichert werden.</translation>
  </message>
  <message>
   <source>The report could not be made, for a reason that was not foreseen.</source>
   <translation>Der Bericht konnte nicht erstellt werden, aus einem nicht vorhergesehenen Grund.</translation>
  </message>
  <message>
   <source>The report is on its way.</source>
   <translation>Der Bericht ist unterwegs.</translation>
  </message>
  <message>
   <source>The report is on the clipboard, as Markdown.</source>
   <translation>Der Bericht ist als Markdown in der Zwischenablage.</translation>
  </message>
  <message>
   <source>The report is written when a run has been judged</source>
   <translation>Der Bericht wird geschrieben, sobald ein Lauf ausgewertet ist</translation>
  </message>
  <message>
   <source>The report is {file} in {folder}.</source>
   <translation>Der Bericht ist {file} in {folder}.</translation>
  </message>
  <message>
   <source>The report was saved as {target_name}.</source>
   <translation>Der Bericht wurde als {target_name} gespeichert.</translation>
  </message>
  <message>
   <source>The run failed. {told}</source>
   <translation>Der Lauf ist gescheitert. {told}</translation>
  </message>
  <message>
   <source>The run that the others are held against</source>
   <translation>Der Lauf, mit dem die anderen verglichen werden</translation>
  </message>
  <message>
   <source>The run {parent_name} has no report.</source>
   <translation>Der Lauf {parent_name} hat keinen Bericht.</translation>
  </message>
  <message>
   <source>The same seed makes the same split of the same table</source>
   <translation>Derselbe Seed ergibt dieselbe Aufteilung derselben Tabelle</translation>
  </message>
  <message>
   <source>The same student in 8-bit whole numbers. Its card says how far its results differ.</source>
   <translation>Derselbe Student in ganzen Zahlen zu 8 Bit. Seine Karte sagt, wie weit seine Ergebnisse abweichen.</translation>
  </message>
  <message>
   <source>The second model could not be opened, for a reason that was not foreseen.</source>
   <translation>Das zweite Modell konnte nicht geöffnet werden, aus einem nicht vorhergesehenen Grund.</translation>
  </message>
  <message>
   <source>The split cannot be written.</source>
   <translation>Die Aufteilung lässt sich nicht schreiben.</translation>
  </message>
  <message>
   <source>The system has no trash for {run_id}; it was left where it is.</source>
   <translation>Das System hat keinen Papierkorb für {run_id}; der Lauf blieb, wo er war.</translation>
  </message>
  <message>
   <source>The table alone: it can be described and split, but not trained on.</source>
   <translation>Nur die Tabelle: Sie lässt sich beschreiben und aufteilen, aber nicht zum Training verwenden.</translation>
  </message>
  <message>
   <source>The table could not be written.</source>
   <translation>Die Tabelle konnte nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>The table has no column for these, so they stay as they are: {findings}.</source>
   <translation>Dafür hat die Tabelle keine Spalte, also bleiben sie, wie sie sind: {findings}.</translation>
  </message>
  <message>
   <source>The table names no patients, so each film counts as one.</source>
   <translation>Die Tabelle nennt keine Patienten, also zählt jede Aufnahme als einer.</translation>
  </message>
  <message>
   <source>The table was imported without films</source>
   <translation>Die Tabelle wurde ohne Aufnahmen importiert</translation>
  </message>
  <message>
   <source>The table was imported without films: there is nothing to look at.</source>
   <translation>Die Tabelle wurde ohne Aufnahmen importiert: Es gibt nichts anzusehen.</translation>
  </message>
  <message>
   <source>The test films are looked at: do this once.</source>
   <translation>Die Testaufnahmen werden angesehen: Tun Sie das nur einmal.</translation>
  </message>
  <message>
   <source>The window, turn and section that you see, with the outlines of the evidence, for any workstation.</source>
   <translation>Fenster, Drehung und Ausschnitt, die Sie sehen, mit den Umrissen der Evidenz, für jede Workstation.</translation>
  </message>
  <message>
   <source>The worklist was damaged, so a new one was begun.</source>
   <translation>Die Arbeitsliste war beschädigt, also wurde eine neue begonnen.</translation>
  </message>
  <message>
   <source>The {count} selected runs side by side</source>
   <translation>Die {count} gewählten Läufe nebeneinander</translation>
  </message>
  <message>
   <source>The {other_words} lie in this folder.</source>
   <translation>In diesem Ordner liegt schon anderes: {other_words}.</translation>
  </message>
  <message>
   <source>Their films</source>
   <translation>Ihre Aufnahmen</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Design</translation>
  </message>
  <message>
   <source>There are no films in what was dropped.</source>
   <translation>Unter dem Abgelegten sind keine Aufnahmen.</translation>
  </message>
  <message>
   <source>There is a data set called {data_set_name}.</source>
   <translation>Es gibt schon einen Datensatz namens {data_set_name}.</translation>
  </message>
  <message>
   <source>There is a data set of this name.</source>
   <translation>Es gibt schon einen Datensatz dieses Namens.</translation>
  </message>
  <message>
   <source>There is no model file {name} any more.</source>
   <translation>Die Modelldatei {name} gibt es nicht mehr.</translation>
  </message>
  <message>
   <source>There is no model, so films are shown without findings.</source>
   <translation>Es gibt kein Modell, also werden Aufnahmen ohne Befunde gezeigt.</translation>
  </message>
  <message>
   <source>There is no model.</source>
   <translation>Es gibt kein Modell.</translation>
  </message>
  <message>
   <source>There is no model. Choose one in the settings.</source>
   <translation>Es gibt kein Modell. Wählen Sie eines in den Einstellungen.</translation>
  </message>
  <message>
   <source>There is no run of this phase yet.</source>
   <translation>Noch gibt es keinen Lauf dieser Phase.</translation>
  </message>
  <message>
   <source>There is no such folder yet: nothing was kept there</source>
   <translation>Diesen Ordner gibt es noch nicht: Es wurde nichts darin gespeichert</translation>
  </message>
  <message>
   <source>These copies never carry them. Films of one patient get one made-up number, so that they stay together within this export.</source>
   <translation>Diese Kopien tragen sie nie. Aufnahmen eines Patienten erhalten eine erfundene Nummer, damit sie in diesem Export zusammenbleiben.</translation>
  </message>
  <message>
   <source>These films were scored with another model, {model}. Choose it in the settings to go on, or drop the folder to score it with the present one.</source>
   <translation>Diese Aufnahmen wurden mit einem anderen Modell bewertet, {model}. Wählen Sie es in den Einstellungen, um fortzufahren, oder legen Sie den Ordner ab, um ihn mit dem jetzigen zu bewerten.</translation>
  </message>
  <message>
   <source>These have too few films and stay as they are: {findings}.</source>
   <translation>Dafür gibt es zu wenige Aufnahmen, also bleiben sie, wie sie sind: {findings}.</translation>
  </message>
  <message>
   <source>These runs cannot be compared.</source>
   <translation>Diese Läufe lassen sich nicht vergleichen.</translation>
  </message>
  <message>
   <source>This film</source>
   <translation>Diese Aufnahme</translation>
  </message>
  <message>
   <source>This film cannot be read</source>
   <translation>Diese Aufnahme ist nicht lesbar</translation>
  </message>
  <message>
   <source>This film cannot be read. {summary}</source>
   <translation>Diese Aufnahme ist nicht lesbar. {summary}</translation>
  </message>
  <message>
   <source>This folder cannot be written: {why}.</source>
   <translation>Dieser Ordner ist nicht beschreibbar: {why}.</translation>
  </message>
  <message>
   <source>This installation itself</source>
   <translation>Diese Installation selbst</translation>
  </message>
  <message>
   <source>This is the same model file as the first.</source>
   <translation>Das ist dieselbe Modelldatei wie die erste.</translation>
  </message>
  <message>
   <source>This model does not know the finding.</source>
   <translation>Dieses Modell kennt den Befund nicht.</translation>
  </message>
  <message>
   <source>This name is taken; write another.</source>
   <translation>Dieser Name ist vergeben; schreiben Sie einen anderen.</translation>
  </message>
  <message>
   <source>This run has not come to its end.</source>
   <translation>Dieser Lauf kam nicht an sein Ende.</translation>
  </message>
  <message>
   <source>This run is still going on.</source>
   <translation>Dieser Lauf läuft noch.</translation>
  </message>
  <message>
   <source>This run was not judged.</source>
   <translation>Dieser Lauf wurde nicht ausgewertet.</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>Schwellenwert</translation>
  </message>
  <message>
   <source>Threshold {threshold} %</source>
   <translation>Schwellenwert {threshold} %</translation>
  </message>
  <message>
   <source>Thresholds</source>
   <translation>Schwellenwerte</translation>
  </message>
  <message>
   <source>Tiles along each side for CLAHE.</source>
   <translation>Kacheln je Seite für CLAHE.</translation>
  </message>
  <message>
   <source>Times {tau} squared</source>
   <translation>Mal {tau} im Quadrat</translation>
  </message>
  <message>
   <source>To compare it all the same, click “Show anyway” at the film's findings first.</source>
   <translation>Um sie trotzdem zu vergleichen, klicken Sie zuerst bei den Befunden der Aufnahme auf „Trotzdem zeigen“.</translation>
  </message>
  <message>
   <source>Together</source>
   <translation>Gemeinsam</translation>
  </message>
  <message>
   <source>Too few validation films show findings</source>
   <translation>Zu wenige Validierungsaufnahmen zeigen Befunde</translation>
  </message>
  <message>
   <source>Too few: {count}</source>
   <translation>Zu wenige: {count}</translation>
  </message>
  <message>
   <source>Top 3</source>
   <translation>Top 3</translation>
  </message>
  <message>
   <source>Top 3 side by side</source>
   <translation>Top 3 nebeneinander</translation>
  </message>
  <message>
   <source>Top 3: the three strongest findings side by side</source>
   <translation>Top 3: die drei stärksten Befunde nebeneinander</translation>
  </message>
  <message>
   <source>Top three findings</source>
   <translation>Die drei stärksten Befunde</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>Train a student</source>
   <translation>Student trainieren</translation>
  </message>
  <message>
   <source>Train on all of ChestX-ray14</source>
   <translation>Auf ganz ChestX-ray14 trainieren</translation>
  </message>
  <message>
   <source>Train what waits, one run after the other</source>
   <translation>Trainieren, was wartet, einen Lauf nach dem anderen</translation>
  </message>
  <message>
   <source>Train your first student</source>
   <translation>Den ersten Studenten trainieren</translation>
  </message>
  <message>
   <source>Train, val, test</source>
   <translation>Train., Val., Test</translation>
  </message>
  <message>
   <source>Trained on</source>
   <translation>Trainiert auf</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>Training is forbidden.</source>
   <translation>Das Training ist verboten.</translation>
  </message>
  <message>
   <source>Training is over</source>
   <translation>Das Training ist beendet</translation>
  </message>
  <message>
   <source>Training loss</source>
   <translation>Trainingsverlust</translation>
  </message>
  <message>
   <source>Training needs the Training pack</source>
   <translation>Training braucht das Trainingspaket</translation>
  </message>
  <message>
   <source>Training pack {version}</source>
   <translation>Trainingspaket {version}</translation>
  </message>
  <message>
   <source>Training run</source>
   <translation>Trainingslauf</translation>
  </message>
  <message>
   <source>Training settings</source>
   <translation>Trainingseinstellungen</translation>
  </message>
  <message>
   <source>Training, judging and exporting run in a program of their own with PyTorch, which is large and therefore separate: about {size} GB for the CPU, several for NVIDIA GPUs. Looking at films, data sets and finished runs works without it.</source>
   <translation>Trainieren, Beurteilen und Exportieren laufen in einem eigenen Programm mit PyTorch, das groß ist und deshalb getrennt kommt: etwa {size} GB für die CPU, mehrere für NVIDIA-GPUs. Aufnahmen, Datensätze und fertige Läufe lassen sich auch ohne es ansehen.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Try again; if it stays so, the log says where it happened.</source>
   <translation>Versuchen Sie es noch einmal; bleibt es dabei, sagt das Protokoll, wo es geschah.</translation>
  </message>
  <message>
   <source>Try again; the application's log says where it was.</source>
   <translation>Versuchen Sie es noch einmal; das Protokoll der Anwendung sagt, wo es war.</translation>
  </message>
  <message>
   <source>Try the sample</source>
   <translation>Beispiel ansehen</translation>
  </message>
  <message>
   <source>Two films</source>
   <translation>Zwei Aufnahmen</translation>
  </message>
  <message>
   <source>Two films of one healthy chest differ as well: by breath, position, exposure and the model's own noise. A change within that test-retest noise means nothing, and it has not been measured for this model.</source>
   <translation>Auch zwei Aufnahmen eines gesunden Thorax unterscheiden sich: durch Atmung, Lagerung, Belichtung und das Rauschen des Modells. Eine Änderung innerhalb dieses Wiederholungsrauschens bedeutet nichts, und es wurde für dieses Modell nicht gemessen.</translation>
  </message>
  <message>
   <source>Two models</source>
   <translation>Zwei Modelle</translation>
  </message>
  <message>
   <source>Under way</source>
   <translation>Läuft</translation>
  </message>
  <message>
   <source>Undo drawing</source>
   <translation>Zeichnung zurücknehmen</translation>
  </message>
  <message>
   <source>Undo flip, turn and inversion; window and zoom stay</source>
   <translation>Spiegelung, Drehung und Invertierung zurücknehmen; Fenster und Zoom bleiben</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Unbekannt</translation>
  </message>
  <message>
   <source>Unreadable</source>
   <translation>Nicht lesbar</translation>
  </message>
  <message>
   <source>Use a name without / \ : * ? " &lt; &gt; | and without a dot at either end.</source>
   <translation>Verwenden Sie einen Namen ohne / \ : * ? " &lt; &gt; | und ohne Punkt an einem der Enden.</translation>
  </message>
  <message>
   <source>Use in Diagnose</source>
   <translation>In Diagnose verwenden</translation>
  </message>
  <message>
   <source>Use its fast variant</source>
   <translation>Seine schnelle Variante verwenden</translation>
  </message>
  <message>
   <source>Use numbers.</source>
   <translation>Verwenden Sie Zahlen.</translation>
  </message>
  <message>
   <source>Use the bundled model</source>
   <translation>Mitgeliefertes Modell</translation>
  </message>
  <message>
   <source>Use the usual folder of {kind_words}</source>
   <translation>Üblichen Ordner verwenden: {kind_words}</translation>
  </message>
  <message>
   <source>Use true, false.</source>
   <translation>Verwenden Sie true, false.</translation>
  </message>
  <message>
   <source>Use {listed}.</source>
   <translation>Verwenden Sie {listed}.</translation>
  </message>
  <message>
   <source>Use {longest_name} characters at most.</source>
   <translation>Verwenden Sie höchstens {longest_name} Zeichen.</translation>
  </message>
  <message>
   <source>Use {range_words}</source>
   <translation>Verwenden Sie {range_words}</translation>
  </message>
  <message>
   <source>Usual folder</source>
   <translation>Üblicher Ordner</translation>
  </message>
  <message>
   <source>VOI</source>
   <translation>VOI</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>Validierung</translation>
  </message>
  <message>
   <source>Validation AUC</source>
   <translation>Validierungs-AUC</translation>
  </message>
  <message>
   <source>Validation AUC of its best epoch; it was not evaluated, so it has no interval.</source>
   <translation>Validierungs-AUC seiner besten Epoche; er wurde nicht ausgewertet, also hat sie kein Intervall.</translation>
  </message>
  <message>
   <source>Validation F1</source>
   <translation>Validierungs-F1</translation>
  </message>
  <message>
   <source>Validation loss</source>
   <translation>Validierungsverlust</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>Wert</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Werte</translation>
  </message>
  <message>
   <source>Values of setting {number}</source>
   <translation>Werte der Einstellung {number}</translation>
  </message>
  <message>
   <source>Values, such as 2, 4, 8</source>
   <translation>Werte, etwa 2, 4, 8</translation>
  </message>
  <message>
   <source>Vary</source>
   <translation>Variieren</translation>
  </message>
  <message>
   <source>Vary the next run</source>
   <translation>Nächsten Lauf variieren</translation>
  </message>
  <message>
   <source>Vary...</source>
   <translation>Variieren …</translation>
  </message>
  <message>
   <source>View is flipped</source>
   <translation>Ansicht ist gespiegelt</translation>
  </message>
  <message>
   <source>View not known</source>
   <translation>Projektion unbekannt</translation>
  </message>
  <message>
   <source>Wait a moment.</source>
   <translation>Warten Sie einen Augenblick.</translation>
  </message>
  <message>
   <source>Wait for its end, or stop it; then choose again.</source>
   <translation>Warten Sie das Ende ab oder stoppen Sie es; wählen Sie dann noch einmal.</translation>
  </message>
  <message>
   <source>Wait until it ends, or stop it there; two would spoil each other's checkpoints.</source>
   <translation>Warten Sie, bis er endet, oder stoppen Sie ihn dort; zwei würden einander die Checkpoints verderben.</translation>
  </message>
  <message>
   <source>Wait, with a checkpoint; memory stays taken</source>
   <translation>Warten, mit Checkpoint; der Speicher bleibt belegt</translation>
  </message>
  <message>
   <source>Waiting for the model.</source>
   <translation>Wartet auf das Modell.</translation>
  </message>
  <message>
   <source>Warning: </source>
   <translation>Warnung: </translation>
  </message>
  <message>
   <source>Weight without finding</source>
   <translation>Gewicht ohne Befund</translation>
  </message>
  <message>
   <source>Weighted BCE</source>
   <translation>Gewichtete BCE</translation>
  </message>
  <message>
   <source>Weights kept</source>
   <translation>Behaltene Gewichte</translation>
  </message>
  <message>
   <source>Weights: {licence}.</source>
   <translation>Gewichte: {licence}.</translation>
  </message>
  <message>
   <source>Welcome</source>
   <translation>Willkommen</translation>
  </message>
  <message>
   <source>Welcome to X-Lite</source>
   <translation>Willkommen bei X-Lite</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Was</translation>
  </message>
  <message>
   <source>What became of each film</source>
   <translation>Was aus jeder Aufnahme wurde</translation>
  </message>
  <message>
   <source>What became of each finding</source>
   <translation>Was aus jedem Befund wurde</translation>
  </message>
  <message>
   <source>What became of it</source>
   <translation>Was daraus wurde</translation>
  </message>
  <message>
   <source>What came out</source>
   <translation>Was herauskam</translation>
  </message>
  <message>
   <source>What is copied holds no path, no name of a film and nothing about a patient. It stays on the clipboard until you paste it somewhere.</source>
   <translation>Was kopiert wird, enthält keinen Pfad, keinen Namen einer Aufnahme und nichts über Patienten. Es bleibt in der Zwischenablage, bis Sie es irgendwo einfügen.</translation>
  </message>
  <message>
   <source>What is done is kept; “Go on” scores the rest.</source>
   <translation>Was fertig ist, bleibt; „Fortsetzen“ bewertet den Rest.</translation>
  </message>
  <message>
   <source>What is missing: {reason}</source>
   <translation>Was fehlt: {reason}</translation>
  </message>
  <message>
   <source>What it is</source>
   <translation>Was es ist</translation>
  </message>
  <message>
   <source>What the run is for; its id begins with it. The test films are looked at in 'final' alone.</source>
   <translation>Wofür der Lauf ist; seine Kennung beginnt damit. Die Testaufnahmen werden nur in „final“ angesehen.</translation>
  </message>
  <message>
   <source>What the run says appears here, with what to do about it.</source>
   <translation>Was der Lauf meldet, erscheint hier, mit dem, was dagegen zu tun ist.</translation>
  </message>
  <message>
   <source>What the table promises</source>
   <translation>Was die Tabelle verspricht</translation>
  </message>
  <message>
   <source>What to do</source>
   <translation>Abhilfe</translation>
  </message>
  <message>
   <source>What to do next</source>
   <translation>Was als Nächstes zu tun ist</translation>
  </message>
  <message>
   <source>What was expected</source>
   <translation>Was erwartet wurde</translation>
  </message>
  <message>
   <source>What was to be learned</source>
   <translation>Was zu lernen war</translation>
  </message>
  <message>
   <source>What will happen</source>
   <translation>Was geschehen wird</translation>
  </message>
  <message>
   <source>What you hold to be true</source>
   <translation>Was Sie für wahr halten</translation>
  </message>
  <message>
   <source>What you open is not remembered.</source>
   <translation>Was Sie öffnen, wird nicht gespeichert.</translation>
  </message>
  <message>
   <source>What {run} taught</source>
   <translation>Was {run} lehrte</translation>
  </message>
  <message>
   <source>When something goes wrong</source>
   <translation>Wenn etwas schiefgeht</translation>
  </message>
  <message>
   <source>Where everything else is kept</source>
   <translation>Wo alles andere liegt</translation>
  </message>
  <message>
   <source>Where maps lie</source>
   <translation>Wo die Karten liegen</translation>
  </message>
  <message>
   <source>Where to</source>
   <translation>Wohin</translation>
  </message>
  <message>
   <source>Where your data stay</source>
   <translation>Wo Ihre Daten bleiben</translation>
  </message>
  <message>
   <source>Which chart</source>
   <translation>Welches Diagramm</translation>
  </message>
  <message>
   <source>Which films</source>
   <translation>Welche Aufnahmen</translation>
  </message>
  <message>
   <source>Which films are judged</source>
   <translation>Welche Aufnahmen beurteilt werden</translation>
  </message>
  <message>
   <source>Whole run</source>
   <translation>Ganzer Lauf</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Warum</translation>
  </message>
  <message>
   <source>Why: it is what lasts</source>
   <translation>Warum: Das ist, was bleibt</translation>
  </message>
  <message>
   <source>Wider window</source>
   <translation>Fenster weiter</translation>
  </message>
  <message>
   <source>Window and level</source>
   <translation>Fenster und Level</translation>
  </message>
  <message>
   <source>Window {index}</source>
   <translation>Fenster {index}</translation>
  </message>
  <message>
   <source>Windows of the file</source>
   <translation>Fenster der Datei</translation>
  </message>
  <message>
   <source>With the finding, and flagged</source>
   <translation>Mit dem Befund und auffällig</translation>
  </message>
  <message>
   <source>With the finding, not flagged</source>
   <translation>Mit dem Befund, nicht auffällig</translation>
  </message>
  <message>
   <source>With the map</source>
   <translation>Mit der Karte</translation>
  </message>
  <message>
   <source>Without a score</source>
   <translation>Ohne Bewertung</translation>
  </message>
  <message>
   <source>Without the film</source>
   <translation>Ohne die Aufnahme</translation>
  </message>
  <message>
   <source>Without the finding, and flagged</source>
   <translation>Ohne den Befund, aber auffällig</translation>
  </message>
  <message>
   <source>Without the finding, not flagged</source>
   <translation>Ohne den Befund, nicht auffällig</translation>
  </message>
  <message>
   <source>Without them, an archive cannot file the object under its patient. The identifiers of study and film always go along: they are the reference.</source>
   <translation>Ohne sie kann ein Archiv das Objekt seinem Patienten nicht zuordnen. Die Kennungen von Untersuchung und Aufnahme gehen immer mit: Sie sind der Verweis.</translation>
  </message>
  <message>
   <source>Without what reading films and asking a teacher take;
patience may end the run earlier.</source>
   <translation>Ohne das Lesen der Aufnahmen und die Fragen an den Lehrer;
Geduld kann den Lauf früher beenden.</translation>
  </message>
  <message>
   <source>Women</source>
   <translation>Frauen</translation>
  </message>
  <message>
   <source>Words on the film</source>
   <translation>Worte auf der Aufnahme</translation>
  </message>
  <message>
   <source>Words that a run must have: its id, student, status, decision or notes</source>
   <translation>Worte, die ein Lauf haben muss: Kennung, Student, Status, Entscheidung oder Notizen</translation>
  </message>
  <message>
   <source>Words, then Enter</source>
   <translation>Worte, dann Eingabetaste</translation>
  </message>
  <message>
   <source>Workers</source>
   <translation>Arbeiter</translation>
  </message>
  <message>
   <source>Worklist</source>
   <translation>Arbeitsliste</translation>
  </message>
  <message>
   <source>Worst failures</source>
   <translation>Schwerste Fehler</translation>
  </message>
  <message>
   <source>Worth a look</source>
   <translation>Auffälliges</translation>
  </message>
  <message>
   <source>Write 1 file</source>
   <translation>1 Datei schreiben</translation>
  </message>
  <message>
   <source>Write a name.</source>
   <translation>Schreiben Sie einen Namen.</translation>
  </message>
  <message>
   <source>Write a number above 0 and below 100.</source>
   <translation>Schreiben Sie eine Zahl über 0 und unter 100.</translation>
  </message>
  <message>
   <source>Write each once.</source>
   <translation>Schreiben Sie jeden einmal.</translation>
  </message>
  <message>
   <source>Write on the film</source>
   <translation>Auf die Aufnahme schreiben</translation>
  </message>
  <message>
   <source>Write the name of the site first.</source>
   <translation>Schreiben Sie zuerst den Namen der Einrichtung.</translation>
  </message>
  <message>
   <source>Write the table with model, thresholds and your marks to a file</source>
   <translation>Die Tabelle mit Modell, Schwellenwerten und Ihren Markierungen in eine Datei schreiben</translation>
  </message>
  <message>
   <source>Write them with commas between.</source>
   <translation>Schreiben Sie sie mit Kommas dazwischen.</translation>
  </message>
  <message>
   <source>Write this run's model file, check it against the network, and open it in Diagnose</source>
   <translation>Modelldatei dieses Laufs schreiben, gegen das Netz prüfen und in Diagnose öffnen</translation>
  </message>
  <message>
   <source>Write {names:,} files</source>
   <translation>{names:,} Dateien schreiben</translation>
  </message>
  <message>
   <source>Write {words}{reach}</source>
   <translation>Schreiben Sie {words}{reach}</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Wird geschrieben</translation>
  </message>
  <message>
   <source>Writing a checkpoint of {closing}; the window then closes.</source>
   <translation>Ein Checkpoint von {closing} wird geschrieben; danach schließt sich das Fenster.</translation>
  </message>
  <message>
   <source>Writing reports</source>
   <translation>Berichte werden geschrieben</translation>
  </message>
  <message>
   <source>X mm</source>
   <translation>X mm</translation>
  </message>
  <message>
   <source>X px</source>
   <translation>X px</translation>
  </message>
  <message>
   <source>X-Lite Desktop {application_version}, Apache-2.0. Typeface: Inter (SIL Open Font License). Icons: Phosphor (MIT). Built on Qt for Python (LGPL-3.0).</source>
   <translation>X-Lite Desktop {application_version}, Apache-2.0. Schrift: Inter (SIL Open Font License). Symbole: Phosphor (MIT). Auf Qt for Python aufgebaut (LGPL-3.0).</translation>
  </message>
  <message>
   <source>X-Lite chart</source>
   <translation>X-Lite-Diagramm</translation>
  </message>
  <message>
   <source>X-Lite crashed earlier. {name} in the log folder says where in the program; it holds no patient data and no names of films, and is never sent.</source>
   <translation>X-Lite ist früher abgestürzt. {name} im Protokollordner sagt, wo im Programm; die Datei enthält keine Patientendaten und keine Namen von Aufnahmen und wird nie gesendet.</translation>
  </message>
  <message>
   <source>X-Lite does not look for newer versions.</source>
   <translation>X-Lite sucht nicht nach neueren Versionen.</translation>
  </message>
  <message>
   <source>X-Lite is not a medical device. Do not use it for diagnosis, treatment or any other clinical decision. The network is often wrong; “About this model” says how often, and on which films that was measured.</source>
   <translation>X-Lite ist kein Medizinprodukt. Benutzen Sie es nicht für Diagnosen, Behandlungen oder andere klinische Entscheidungen. Das Netz irrt sich oft; „Über dieses Modell“ sagt, wie oft, und an welchen Aufnahmen das gemessen wurde.</translation>
  </message>
  <message>
   <source>X-Lite reads a chest X-ray with a small neural network. It estimates how likely each of 14 findings is, and shows which parts of the film the estimate rests on. You can also train a network of your own.</source>
   <translation>X-Lite liest eine Röntgenaufnahme des Thorax mit einem kleinen neuronalen Netz. Es schätzt, wie wahrscheinlich jeder von 14 Befunden ist, und zeigt, auf welche Stellen der Aufnahme sich die Schätzung stützt. Sie können auch ein eigenes Netz trainieren.</translation>
  </message>
  <message>
   <source>X-Lite {version} is available; this is {current}. Source: {address}</source>
   <translation>X-Lite {version} ist verfügbar; diese Version ist {current}. Quelle: {address}</translation>
  </message>
  <message>
   <source>Y mm</source>
   <translation>Y mm</translation>
  </message>
  <message>
   <source>Y px</source>
   <translation>Y px</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>Gestern</translation>
  </message>
  <message>
   <source>Youden</source>
   <translation>Youden</translation>
  </message>
  <message>
   <source>Youden's index</source>
   <translation>Youden-Index</translation>
  </message>
  <message>
   <source>Your cases</source>
   <translation>Ihre Fälle</translation>
  </message>
  <message>
   <source>Your films and settings are untouched. You can go on; if it happens again, copy the details and send them to whoever looks after this program. They hold versions and places in the code, no patient data and no file names.</source>
   <translation>Ihre Aufnahmen und Einstellungen sind unberührt. Sie können weiterarbeiten; geschieht es wieder, kopieren Sie die Einzelheiten und senden Sie sie an die für dieses Programm zuständige Person. Sie enthalten Versionen und Programmstellen, keine Patientendaten und keine Dateinamen.</translation>
  </message>
  <message>
   <source>Your note</source>
   <translation>Ihre Notiz</translation>
  </message>
  <message>
   <source>Your reading</source>
   <translation>Ihre Wertung</translation>
  </message>
  <message>
   <source>Your reading in your own words</source>
   <translation>Ihre Wertung in eigenen Worten</translation>
  </message>
  <message>
   <source>Your reading of this film</source>
   <translation>Ihre Wertung dieser Aufnahme</translation>
  </message>
  <message>
   <source>Your reading: {said}</source>
   <translation>Ihre Wertung: {said}</translation>
  </message>
  <message>
   <source>Your site</source>
   <translation>Ihre Einrichtung</translation>
  </message>
  <message>
   <source>Zoom</source>
   <translation>Zoom</translation>
  </message>
  <message>
   <source>Zoom and export</source>
   <translation>Zoom und Export</translation>
  </message>
  <message>
   <source>Zoom and export: {title}</source>
   <translation>Zoom und Export: {title}</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>Vergrößern</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>Verkleinern</translation>
  </message>
  <message>
   <source>a cache is being built</source>
   <translation>ein Cache wird angelegt</translation>
  </message>
  <message>
   <source>a data set is being imported</source>
   <translation>ein Datensatz wird importiert</translation>
  </message>
  <message>
   <source>a difference</source>
   <translation>ein Unterschied</translation>
  </message>
  <message>
   <source>a number</source>
   <translation>eine Zahl</translation>
  </message>
  <message>
   <source>a run is being judged or exported</source>
   <translation>ein Lauf wird ausgewertet oder exportiert</translation>
  </message>
  <message>
   <source>a run is being trained</source>
   <translation>ein Lauf wird trainiert</translation>
  </message>
  <message>
   <source>a whole number</source>
   <translation>eine ganze Zahl</translation>
  </message>
  <message>
   <source>about </source>
   <translation>etwa </translation>
  </message>
  <message>
   <source>about {left_words}</source>
   <translation>etwa {left_words}</translation>
  </message>
  <message>
   <source>above</source>
   <translation>über</translation>
  </message>
  <message>
   <source>adopt</source>
   <translation>übernehmen</translation>
  </message>
  <message>
   <source>after</source>
   <translation>danach</translation>
  </message>
  <message>
   <source>after epoch {epoch}</source>
   <translation>nach Epoche {epoch}</translation>
  </message>
  <message>
   <source>after, ECE {calibration_error}</source>
   <translation>danach, ECE {calibration_error}</translation>
  </message>
  <message>
   <source>age</source>
   <translation>Alter</translation>
  </message>
  <message>
   <source>all films {overall:.2f}</source>
   <translation>alle Aufnahmen {overall:.2f}</translation>
  </message>
  <message>
   <source>all negative films are one patient's</source>
   <translation>alle negativen Aufnahmen stammen von einem Patienten</translation>
  </message>
  <message>
   <source>all of them were trained</source>
   <translation>alle wurden trainiert</translation>
  </message>
  <message>
   <source>all positive films are one patient's</source>
   <translation>alle positiven Aufnahmen stammen von einem Patienten</translation>
  </message>
  <message>
   <source>all {phases} runs</source>
   <translation>alle Läufe: {phases}</translation>
  </message>
  <message>
   <source>and</source>
   <translation>und</translation>
  </message>
  <message>
   <source>and {listed} more</source>
   <translation>und {listed} weitere</translation>
  </message>
  <message>
   <source>assumed</source>
   <translation>angenommen</translation>
  </message>
  <message>
   <source>attention</source>
   <translation>Aufmerksamkeit</translation>
  </message>
  <message>
   <source>back</source>
   <translation>hinten</translation>
  </message>
  <message>
   <source>before</source>
   <translation>davor</translation>
  </message>
  <message>
   <source>before its first checkpoint</source>
   <translation>vor seinem ersten Checkpoint</translation>
  </message>
  <message>
   <source>before {value}</source>
   <translation>davor {value}</translation>
  </message>
  <message>
   <source>below</source>
   <translation>unter</translation>
  </message>
  <message>
   <source>best {area:.3f}</source>
   <translation>beste {area:.3f}</translation>
  </message>
  <message>
   <source>best {validation_auc:.3f}</source>
   <translation>beste {validation_auc:.3f}</translation>
  </message>
  <message>
   <source>by AUC</source>
   <translation>nach AUC</translation>
  </message>
  <message>
   <source>by excess</source>
   <translation>nach Abstand</translation>
  </message>
  <message>
   <source>by name</source>
   <translation>nach Name</translation>
  </message>
  <message>
   <source>by number</source>
   <translation>nach Anzahl</translation>
  </message>
  <message>
   <source>by probability</source>
   <translation>nach Wahrsch.</translation>
  </message>
  <message>
   <source>cannot be read</source>
   <translation>nicht lesbar</translation>
  </message>
  <message>
   <source>completed</source>
   <translation>beendet</translation>
  </message>
  <message>
   <source>cut off</source>
   <translation>abgebrochen</translation>
  </message>
  <message>
   <source>data sets</source>
   <translation>Datensätze</translation>
  </message>
  <message>
   <source>deviation of positives per finding, %</source>
   <translation>Abweichung der Positiven je Befund, %</translation>
  </message>
  <message>
   <source>deviation of positives, %</source>
   <translation>Abweichung der Positiven, %</translation>
  </message>
  <message>
   <source>deviation, %</source>
   <translation>Abweichung, %</translation>
  </message>
  <message>
   <source>epoch {first_epoch}, step {first_step}</source>
   <translation>Epoche {first_epoch}, Schritt {first_step}</translation>
  </message>
  <message>
   <source>epochs</source>
   <translation>Epochen</translation>
  </message>
  <message>
   <source>expected</source>
   <translation>erwartet</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>gescheitert</translation>
  </message>
  <message>
   <source>false alarm</source>
   <translation>Fehlalarm</translation>
  </message>
  <message>
   <source>feet</source>
   <translation>Füße</translation>
  </message>
  <message>
   <source>film not known</source>
   <translation>Aufnahme unbekannt</translation>
  </message>
  <message>
   <source>films of the site</source>
   <translation>Aufnahmen der Einrichtung</translation>
  </message>
  <message>
   <source>findings</source>
   <translation>Befunde</translation>
  </message>
  <message>
   <source>finished</source>
   <translation>beendet</translation>
  </message>
  <message>
   <source>flagged</source>
   <translation>markiert</translation>
  </message>
  <message>
   <source>flagged by you</source>
   <translation>von Ihnen markiert</translation>
  </message>
  <message>
   <source>flagged from, %</source>
   <translation>auffällig ab, %</translation>
  </message>
  <message>
   <source>focal</source>
   <translation>fokal</translation>
  </message>
  <message>
   <source>fold</source>
   <translation>Fold</translation>
  </message>
  <message>
   <source>fold {fold}</source>
   <translation>Fold {fold}</translation>
  </message>
  <message>
   <source>folds</source>
   <translation>Folds</translation>
  </message>
  <message>
   <source>from a table</source>
   <translation>aus einer Tabelle</translation>
  </message>
  <message>
   <source>front</source>
   <translation>vorn</translation>
  </message>
  <message>
   <source>gap {gap}</source>
   <translation>Abstand {gap}</translation>
  </message>
  <message>
   <source>gone</source>
   <translation>weg</translation>
  </message>
  <message>
   <source>group {phase}</source>
   <translation>Gruppe {phase}</translation>
  </message>
  <message>
   <source>hard</source>
   <translation>hart</translation>
  </message>
  <message>
   <source>head</source>
   <translation>Kopf</translation>
  </message>
  <message>
   <source>held</source>
   <translation>angehalten</translation>
  </message>
  <message>
   <source>held against</source>
   <translation>verglichen mit</translation>
  </message>
  <message>
   <source>held-out films</source>
   <translation>zurückgehaltene Aufnahmen</translation>
  </message>
  <message>
   <source>imported {day}{source}  ·  fingerprint {fingerprint_words}</source>
   <translation>importiert {day}{source}  ·  Fingerabdruck {fingerprint_words}</translation>
  </message>
  <message>
   <source>in doubt</source>
   <translation>im Zweifel</translation>
  </message>
  <message>
   <source>in epoch {epoch} of {epochs}</source>
   <translation>in Epoche {epoch} von {epochs}</translation>
  </message>
  <message>
   <source>in epoch {epoch}, step {step}</source>
   <translation>in Epoche {epoch}, Schritt {step}</translation>
  </message>
  <message>
   <source>in the table</source>
   <translation>in der Tabelle</translation>
  </message>
  <message>
   <source>in this batch</source>
   <translation>in diesem Batch</translation>
  </message>
  <message>
   <source>interrupted</source>
   <translation>unterbrochen</translation>
  </message>
  <message>
   <source>interrupted</source>
   <comment>short</comment>
   <translation>unterbr.</translation>
  </message>
  <message>
   <source>is being trained by another process</source>
   <translation>wird von einem anderen Prozess trainiert</translation>
  </message>
  <message>
   <source>is trained, but was not evaluated</source>
   <translation>ist trainiert, wurde aber nicht ausgewertet</translation>
  </message>
  <message>
   <source>it no longer improved</source>
   <translation>keine Verbesserung mehr</translation>
  </message>
  <message>
   <source>labels</source>
   <translation>Labels</translation>
  </message>
  <message>
   <source>labels alone</source>
   <translation>nur Labels</translation>
  </message>
  <message>
   <source>learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <source>left</source>
   <translation>links</translation>
  </message>
  <message>
   <source>left out of the table</source>
   <translation>aus der Tabelle ausgelassen</translation>
  </message>
  <message>
   <source>log-odds</source>
   <translation>Log-Odds</translation>
  </message>
  <message>
   <source>loss {train_loss:.3f}</source>
   <translation>Verlust {train_loss:.3f}</translation>
  </message>
  <message>
   <source>loss, optimiser, schedule, {settings} fields</source>
   <translation>Verlust, Optimierer, {settings} Felder</translation>
  </message>
  <message>
   <source>macro AUC of {count}, n {films}</source>
   <translation>Makro-AUC aus {count}, n {films}</translation>
  </message>
  <message>
   <source>macro AUC, {findings}, n {films}</source>
   <translation>Makro-AUC, {findings}, n {films}</translation>
  </message>
  <message>
   <source>macro AUC{line}</source>
   <translation>Makro-AUC{line}</translation>
  </message>
  <message>
   <source>macro AUC{macro} {auc:.2f} ({low:.2f}–{high:.2f}), </source>
   <translation>Makro-AUC{macro} {auc:.2f} ({low:.2f}–{high:.2f}), </translation>
  </message>
  <message>
   <source>macro over {counted} of {findings} findings, n {films:,}</source>
   <translation>Makro über {counted} von {findings} Befunden, n {films:,}</translation>
  </message>
  <message>
   <source>macro over {findings} findings, n {films:,}</source>
   <translation>Makro über {findings} Befunde, n {films:,}</translation>
  </message>
  <message>
   <source>macro over {validation_findings} of {finding_auc} findings</source>
   <translation>Makro über {validation_findings} von {finding_auc} Befunden</translation>
  </message>
  <message>
   <source>macro, validation films</source>
   <translation>Makro, Validierungsaufnahmen</translation>
  </message>
  <message>
   <source>man</source>
   <translation>Mann</translation>
  </message>
  <message>
   <source>mean 1</source>
   <translation>Mittel 1</translation>
  </message>
  <message>
   <source>mean over {count} of {findings} findings, {films} films</source>
   <translation>Mittel über {count} von {findings} Befunden, {films} Aufnahmen</translation>
  </message>
  <message>
   <source>measured on the {device}</source>
   <translation>gemessen auf: {device}</translation>
  </message>
  <message>
   <source>measuring...</source>
   <translation>wird gemessen …</translation>
  </message>
  <message>
   <source>median {median:.0f}, range {low:.0f}–{high:.0f}</source>
   <translation>Median {median:.0f}, Spanne {low:.0f}–{high:.0f}</translation>
  </message>
  <message>
   <source>middle button, any time</source>
   <translation>mittlere Taste, jederzeit</translation>
  </message>
  <message>
   <source>missed</source>
   <translation>übersehen</translation>
  </message>
  <message>
   <source>model file, {milliseconds} a film</source>
   <translation>Modelldatei, {milliseconds} je Aufnahme</translation>
  </message>
  <message>
   <source>n = films</source>
   <translation>n = Aufnahmen</translation>
  </message>
  <message>
   <source>n = films with the finding</source>
   <translation>n = Aufnahmen mit dem Befund</translation>
  </message>
  <message>
   <source>no</source>
   <translation>nein</translation>
  </message>
  <message>
   <source>no column</source>
   <translation>keine Spalte</translation>
  </message>
  <message>
   <source>no contours</source>
   <translation>keine Konturen</translation>
  </message>
  <message>
   <source>no curve</source>
   <translation>keine Kurve</translation>
  </message>
  <message>
   <source>no finding</source>
   <translation>kein Befund</translation>
  </message>
  <message>
   <source>no longer there</source>
   <translation>nicht mehr da</translation>
  </message>
  <message>
   <source>no model</source>
   <translation>kein Modell</translation>
  </message>
  <message>
   <source>no paired difference</source>
   <translation>keine gepaarte Differenz</translation>
  </message>
  <message>
   <source>no patience</source>
   <translation>keine Geduld</translation>
  </message>
  <message>
   <source>no result for this file</source>
   <translation>kein Ergebnis für diese Datei</translation>
  </message>
  <message>
   <source>no result yet</source>
   <translation>noch kein Ergebnis</translation>
  </message>
  <message>
   <source>no thresholds</source>
   <translation>keine Schwellenwerte</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <source>none yet</source>
   <translation>noch keine</translation>
  </message>
  <message>
   <source>not at hand</source>
   <translation>nicht greifbar</translation>
  </message>
  <message>
   <source>not estimated: fewer than 10 films with the finding</source>
   <translation>nicht geschätzt: weniger als 10 Aufnahmen mit dem Befund</translation>
  </message>
  <message>
   <source>not evaluated</source>
   <translation>unbewertet</translation>
  </message>
  <message>
   <source>not frozen; a run makes {usual_words}</source>
   <translation>nicht festgeschrieben; ein Lauf nimmt {usual_words}</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>unbekannt</translation>
  </message>
  <message>
   <source>not measured</source>
   <translation>nicht gemessen</translation>
  </message>
  <message>
   <source>not reached</source>
   <translation>nicht erreicht</translation>
  </message>
  <message>
   <source>not scored</source>
   <translation>nicht bewertet</translation>
  </message>
  <message>
   <source>not shown to be a difference</source>
   <translation>kein nachgewiesener Unterschied</translation>
  </message>
  <message>
   <source>not started</source>
   <translation>nicht begonnen</translation>
  </message>
  <message>
   <source>nothing known</source>
   <translation>nichts bekannt</translation>
  </message>
  <message>
   <source>numbers</source>
   <translation>Zahlen</translation>
  </message>
  <message>
   <source>of the peak</source>
   <translation>des Maximums</translation>
  </message>
  <message>
   <source>of {films:,}</source>
   <translation>von {films:,}</translation>
  </message>
  <message>
   <source>of {films}</source>
   <translation>von {films}</translation>
  </message>
  <message>
   <source>of {negatives:,}</source>
   <translation>von {negatives:,}</translation>
  </message>
  <message>
   <source>of {positives:,}</source>
   <translation>von {positives:,}</translation>
  </message>
  <message>
   <source>off</source>
   <translation>aus</translation>
  </message>
  <message>
   <source>on</source>
   <translation>an</translation>
  </message>
  <message>
   <source>one batch of {batches:,}</source>
   <translation>einem von {batches:,} Batches</translation>
  </message>
  <message>
   <source>one more run</source>
   <translation>einen weiteren Lauf</translation>
  </message>
  <message>
   <source>out-of-fold</source>
   <translation>Out-of-Fold</translation>
  </message>
  <message>
   <source>over {left_words}</source>
   <translation>über {left_words}</translation>
  </message>
  <message>
   <source>over {reference}, like for like</source>
   <translation>gegenüber {reference}, bei gleichen Bedingungen</translation>
  </message>
  <message>
   <source>over {reference}, matched</source>
   <translation>gegenüber {reference}, gepaart</translation>
  </message>
  <message>
   <source>part</source>
   <translation>Teil</translation>
  </message>
  <message>
   <source>parts</source>
   <translation>Teilen</translation>
  </message>
  <message>
   <source>passed</source>
   <translation>bestanden</translation>
  </message>
  <message>
   <source>patience {draft}</source>
   <translation>Geduld {draft}</translation>
  </message>
  <message>
   <source>patient {patients}</source>
   <translation>Patient {patients}</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>pausiert</translation>
  </message>
  <message>
   <source>peak {evidence_text}</source>
   <translation>Max. {evidence_text}</translation>
  </message>
  <message>
   <source>peak {evidence_text} log-odds per cell</source>
   <translation>Maximum {evidence_text} Log-Odds je Zelle</translation>
  </message>
  <message>
   <source>peak {peak}</source>
   <translation>Max. {peak}</translation>
  </message>
  <message>
   <source>peak {peak} log-odds per cell</source>
   <translation>Max. {peak} Log-Odds/Zelle</translation>
  </message>
  <message>
   <source>peak {peak} log-odds per cell, weak evidence</source>
   <translation>Max. {peak} Log-Odds/Zelle, schwache Evidenz</translation>
  </message>
  <message>
   <source>peak {peak}, weak evidence</source>
   <translation>Max. {peak}, schwache Evidenz</translation>
  </message>
  <message>
   <source>per cell</source>
   <translation>je Zelle</translation>
  </message>
  <message>
   <source>picture</source>
   <translation>Bild</translation>
  </message>
  <message>
   <source>pixels</source>
   <translation>Pixel</translation>
  </message>
  <message>
   <source>pooled, n {films:,}</source>
   <translation>gepoolt, n {films:,}</translation>
  </message>
  <message>
   <source>preparing films</source>
   <translation>Aufnahmen werden vorbereitet</translation>
  </message>
  <message>
   <source>prevalence</source>
   <translation>Prävalenz</translation>
  </message>
  <message>
   <source>prevalence here</source>
   <translation>Prävalenz hier</translation>
  </message>
  <message>
   <source>probability &lt; threshold, %; double-click opens one</source>
   <translation>Wahrscheinlichkeit &lt; Schwellenwert, %; Doppelklick öffnet eine</translation>
  </message>
  <message>
   <source>probability ≥ threshold, %; double-click opens one</source>
   <translation>Wahrscheinlichkeit ≥ Schwellenwert, %; Doppelklick öffnet eine</translation>
  </message>
  <message>
   <source>read from files</source>
   <translation>aus Dateien gelesen</translation>
  </message>
  <message>
   <source>reading …</source>
   <translation>wird gelesen …</translation>
  </message>
  <message>
   <source>recipe says {mean:.2f} and {deviation:.2f}</source>
   <translation>das Rezept sagt {mean:.2f} und {deviation:.2f}</translation>
  </message>
  <message>
   <source>reference</source>
   <translation>Referenz</translation>
  </message>
  <message>
   <source>reject</source>
   <translation>verwerfen</translation>
  </message>
  <message>
   <source>right</source>
   <translation>rechts</translation>
  </message>
  <message>
   <source>right button, any time</source>
   <translation>rechte Taste, jederzeit</translation>
  </message>
  <message>
   <source>running</source>
   <translation>läuft</translation>
  </message>
  <message>
   <source>runs</source>
   <translation>Läufe</translation>
  </message>
  <message>
   <source>same day</source>
   <translation>am selben Tag</translation>
  </message>
  <message>
   <source>seed {seed}</source>
   <translation>Seed {seed}</translation>
  </message>
  <message>
   <source>sensitivity {sensitivity} per cent, specificity {specificity} per cent</source>
   <translation>Sensitivität {sensitivity} Prozent, Spezifität {specificity} Prozent</translation>
  </message>
  <message>
   <source>set on all of ChestX-ray14; a small set is not expected there</source>
   <translation>auf ganz ChestX-ray14 gesetzt; von einem kleinen Datensatz nicht erwartet</translation>
  </message>
  <message>
   <source>setting</source>
   <translation>Einstellung</translation>
  </message>
  <message>
   <source>sex</source>
   <translation>Geschlecht</translation>
  </message>
  <message>
   <source>size of the file</source>
   <translation>Größe der Datei</translation>
  </message>
  <message>
   <source>skipped</source>
   <translation>übersprungen</translation>
  </message>
  <message>
   <source>soft</source>
   <translation>weich</translation>
  </message>
  <message>
   <source>source</source>
   <translation>Quelle</translation>
  </message>
  <message>
   <source>starred</source>
   <translation>mit Stern</translation>
  </message>
  <message>
   <source>steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>stopped</source>
   <translation>gestoppt</translation>
  </message>
  <message>
   <source>stopped, can be resumed</source>
   <translation>gestoppt, kann fortgesetzt werden</translation>
  </message>
  <message>
   <source>student</source>
   <translation>Student</translation>
  </message>
  <message>
   <source>target {finding_auc:.2f}</source>
   <translation>Ziel {finding_auc:.2f}</translation>
  </message>
  <message>
   <source>target {goal:.2f}</source>
   <translation>Ziel {goal:.2f}</translation>
  </message>
  <message>
   <source>teacher</source>
   <translation>Lehrer</translation>
  </message>
  <message>
   <source>teacher {level:.2f}</source>
   <translation>Lehrer {level:.2f}</translation>
  </message>
  <message>
   <source>teacher {reference} on the same films, difference {gap}</source>
   <translation>Lehrer {reference} auf denselben Aufnahmen, Differenz {gap}</translation>
  </message>
  <message>
   <source>test</source>
   <translation>Test</translation>
  </message>
  <message>
   <source>the disk refused it</source>
   <translation>die Festplatte verweigerte es</translation>
  </message>
  <message>
   <source>the drive gave no reason</source>
   <translation>das Laufwerk nannte keinen Grund</translation>
  </message>
  <message>
   <source>the films come from too few patients</source>
   <translation>die Aufnahmen stammen von zu wenigen Patienten</translation>
  </message>
  <message>
   <source>the system gives no reason</source>
   <translation>das System nennt keinen Grund</translation>
  </message>
  <message>
   <source>threshold {per_cent}</source>
   <translation>Schwellenwert {per_cent}</translation>
  </message>
  <message>
   <source>threshold {value} per cent</source>
   <translation>Schwellenwert {value} Prozent</translation>
  </message>
  <message>
   <source>thresholds: {policy_name}</source>
   <translation>Schwellenwerte: {policy_name}</translation>
  </message>
  <message>
   <source>too few</source>
   <translation>zu wenige</translation>
  </message>
  <message>
   <source>too few films</source>
   <translation>zu wenige Aufnahmen</translation>
  </message>
  <message>
   <source>train</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>training</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>uncalibrated</source>
   <translation>unkalibriert</translation>
  </message>
  <message>
   <source>under 1 min left</source>
   <translation>noch unter 1 min</translation>
  </message>
  <message>
   <source>under 1 ms</source>
   <translation>unter 1 ms</translation>
  </message>
  <message>
   <source>under 1 s</source>
   <translation>unter 1 s</translation>
  </message>
  <message>
   <source>under a minute</source>
   <translation>unter einer Minute</translation>
  </message>
  <message>
   <source>unreadable</source>
   <translation>nicht lesbar</translation>
  </message>
  <message>
   <source>validation</source>
   <translation>Validierung</translation>
  </message>
  <message>
   <source>validation films</source>
   <translation>Validierungsaufnahmen</translation>
  </message>
  <message>
   <source>validation loss rising</source>
   <translation>Validierungsverlust steigt</translation>
  </message>
  <message>
   <source>validation, axis 0.5 to 1</source>
   <translation>Validierung, Achse 0.5 bis 1</translation>
  </message>
  <message>
   <source>view</source>
   <translation>Projektion</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>wartet</translation>
  </message>
  <message>
   <source>warning</source>
   <translation>Warnung</translation>
  </message>
  <message>
   <source>was interrupted</source>
   <translation>wurde unterbrochen</translation>
  </message>
  <message>
   <source>was stopped</source>
   <translation>wurde gestoppt</translation>
  </message>
  <message>
   <source>weak evidence</source>
   <translation>schwache Evidenz</translation>
  </message>
  <message>
   <source>what a batch of {batch} will hold, before anyone trains</source>
   <translation>was ein Batch von {batch} enthalten wird, bevor trainiert wird</translation>
  </message>
  <message>
   <source>wheel, any time</source>
   <translation>Mausrad, jederzeit</translation>
  </message>
  <message>
   <source>with a note</source>
   <translation>mit Notiz</translation>
  </message>
  <message>
   <source>woman</source>
   <translation>Frau</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>ja</translation>
  </message>
  <message>
   <source>{added} What was done stays.</source>
   <translation>{added} Was getan ist, bleibt.</translation>
  </message>
  <message>
   <source>{age:.0f} y</source>
   <translation>{age:.0f} J.</translation>
  </message>
  <message>
   <source>{age:.0f} years</source>
   <translation>{age:.0f} Jahre</translation>
  </message>
  <message>
   <source>{area}; ring: threshold ({policy_name})</source>
   <translation>{area}; Ring: Schwellenwert ({policy_name})</translation>
  </message>
  <message>
   <source>{attribute} unknown</source>
   <translation>{attribute} unbekannt</translation>
  </message>
  <message>
   <source>{auc:.3f} ({low:.3f}–{high:.3f}), over {macro_findings} of {findings} findings, {evaluated_films:,} films</source>
   <translation>{auc:.3f} ({low:.3f}–{high:.3f}), über {macro_findings} von {findings} Befunden, {evaluated_films:,} Aufnahmen</translation>
  </message>
  <message>
   <source>{built_on} {measured_on} AUC against good films, and the share of a kind's films that got any notice, in per cent, each with its 95 % interval. Fewer than 20 films of a kind measure nothing. Films of other hospitals can raise more false alarms.</source>
   <translation>{built_on} {measured_on} AUC gegen gute Aufnahmen und der Anteil der Aufnahmen einer Art mit irgendeinem Hinweis, in Prozent, jeweils mit 95-%-Intervall. Weniger als 20 Aufnahmen einer Art messen nichts. Aufnahmen anderer Kliniken können mehr Fehlalarme auslösen.</translation>
  </message>
  <message>
   <source>{byte_count:,.0f} KB</source>
   <translation>{byte_count:,.0f} KB</translation>
  </message>
  <message>
   <source>{byte_count:,.0f} MB</source>
   <translation>{byte_count:,.0f} MB</translation>
  </message>
  <message>
   <source>{byte_count:.1f} MB</source>
   <translation>{byte_count:.1f} MB</translation>
  </message>
  <message>
   <source>{byte_count} bytes</source>
   <translation>{byte_count} Bytes</translation>
  </message>
  <message>
   <source>{chosen_name}, installed</source>
   <translation>{chosen_name}, installiert</translation>
  </message>
  <message>
   <source>{chosen} of {findings}</source>
   <translation>{chosen} von {findings}</translation>
  </message>
  <message>
   <source>{chosen} over {reference_id}, finding by finding</source>
   <translation>{chosen} gegenüber {reference_id}, Befund für Befund</translation>
  </message>
  <message>
   <source>{chosen}Select one run, or two to six to hold them side by side.</source>
   <translation>{chosen}Wählen Sie einen Lauf, oder zwei bis sechs zum Vergleich.</translation>
  </message>
  <message>
   <source>{closing} is training.</source>
   <translation>{closing} wird trainiert.</translation>
  </message>
  <message>
   <source>{column} {number}, best</source>
   <translation>{column} {number}, am besten</translation>
  </message>
  <message>
   <source>{count:,.0f} MB</source>
   <translation>{count:,.0f} MB</translation>
  </message>
  <message>
   <source>{count:,} above a threshold</source>
   <translation>{count:,} über einem Schwellenwert</translation>
  </message>
  <message>
   <source>{count:,} films</source>
   <translation>{count:,} Aufnahmen</translation>
  </message>
  <message>
   <source>{count:,} films are in {name}.</source>
   <translation>{count:,} Aufnahmen stehen in {name}.</translation>
  </message>
  <message>
   <source>{count:,} of {total:,}</source>
   <translation>{count:,} von {total:,}</translation>
  </message>
  <message>
   <source>{count} above threshold</source>
   <translation>{count} auffällig</translation>
  </message>
  <message>
   <source>{count} in {part}</source>
   <translation>{count} in {part}</translation>
  </message>
  <message>
   <source>{count} more films have none.</source>
   <translation>{count} weitere Aufnahmen haben keine.</translation>
  </message>
  <message>
   <source>{count} of {least} negatives</source>
   <translation>{count} von {least} Negativen</translation>
  </message>
  <message>
   <source>{count} of {least} positives</source>
   <translation>{count} von {least} Positiven</translation>
  </message>
  <message>
   <source>{count} rows of the table are left out, such as {films}</source>
   <translation>{count} Zeilen der Tabelle bleiben weg, etwa {films}</translation>
  </message>
  <message>
   <source>{curve_name}, AUC {value_words}</source>
   <translation>{curve_name}, AUC {value_words}</translation>
  </message>
  <message>
   <source>{days} days earlier</source>
   <translation>{days} Tage früher</translation>
  </message>
  <message>
   <source>{days} days later</source>
   <translation>{days} Tage später</translation>
  </message>
  <message>
   <source>{day} {month}</source>
   <translation>{day}. {month}</translation>
  </message>
  <message>
   <source>{day} {month} {year}</source>
   <translation>{day}. {month} {year}</translation>
  </message>
  <message>
   <source>{done:,} of {total:,} films</source>
   <translation>{done:,} von {total:,} Aufnahmen</translation>
  </message>
  <message>
   <source>{done:,} of {total:,} films scored</source>
   <translation>{done:,} von {total:,} Aufnahmen bewertet</translation>
  </message>
  <message>
   <source>{draft} workers</source>
   <translation>{draft} Arbeiter</translation>
  </message>
  <message>
   <source>{duration} left</source>
   <translation>noch {duration}</translation>
  </message>
  <message>
   <source>{duration} on this machine</source>
   <translation>{duration} auf diesem Rechner</translation>
  </message>
  <message>
   <source>{estimate}, 95 % interval {interval}</source>
   <translation>{estimate}, 95-%-Intervall {interval}</translation>
  </message>
  <message>
   <source>{evaluated_films:,} films</source>
   <translation>{evaluated_films:,} Aufnahmen</translation>
  </message>
  <message>
   <source>{evidence_words}. Press Enter to look closer.</source>
   <translation>{evidence_words}. Die Eingabetaste zeigt sie näher.</translation>
  </message>
  <message>
   <source>{experiment_id} has no report.</source>
   <translation>{experiment_id} hat keinen Bericht.</translation>
  </message>
  <message>
   <source>{experiment_id} is being trained by another process.</source>
   <translation>{experiment_id} wird von einem anderen Prozess trainiert.</translation>
  </message>
  <message>
   <source>{experiment_id} was judged; its report is written.</source>
   <translation>{experiment_id} wurde ausgewertet; der Bericht ist geschrieben.</translation>
  </message>
  <message>
   <source>{failed} failed</source>
   <translation>{failed} gescheitert</translation>
  </message>
  <message>
   <source>{failed} failed.</source>
   <translation>{failed} ist gescheitert.</translation>
  </message>
  <message>
   <source>{fast} a second</source>
   <translation>{fast} je Sekunde</translation>
  </message>
  <message>
   <source>{few} has no positive training film: leave out before training.</source>
   <translation>{few} hat keine positive Trainingsaufnahme: vor dem Training weglassen.</translation>
  </message>
  <message>
   <source>{few} has no training positive. Leave out such findings, or use more films.</source>
   <translation>{few} hat keine positive Trainingsaufnahme. Lassen Sie solche Befunde weg oder nehmen Sie mehr Aufnahmen.</translation>
  </message>
  <message>
   <source>{few} have no positive training film: leave out before training.</source>
   <translation>{few} haben keine positive Trainingsaufnahme: vor dem Training weglassen.</translation>
  </message>
  <message>
   <source>{few} have no training positive. Leave out such findings, or use more films.</source>
   <translation>{few} haben keine positive Trainingsaufnahme. Lassen Sie solche Befunde weg oder nehmen Sie mehr Aufnahmen.</translation>
  </message>
  <message>
   <source>{files} in {groups}</source>
   <translation>{files} in {groups}</translation>
  </message>
  <message>
   <source>{file} cannot be written: {reason}.</source>
   <translation>{file} lässt sich nicht schreiben: {reason}.</translation>
  </message>
  <message>
   <source>{file} is opened.</source>
   <translation>{file} wird geöffnet.</translation>
  </message>
  <message>
   <source>{films:,} films</source>
   <translation>{films:,} Aufnahmen</translation>
  </message>
  <message>
   <source>{films:,} films</source>
   <comment>short</comment>
   <translation>{films:,} Aufn.</translation>
  </message>
  <message>
   <source>{films:,} films of {patients:,} patients</source>
   <translation>{films:,} Aufnahmen von {patients:,} Patienten</translation>
  </message>
  <message>
   <source>{films:,} films, {in_units}</source>
   <translation>{films:,} Aufnahmen, {in_units}</translation>
  </message>
  <message>
   <source>{films:,} predictions around {stated}: {observed} came true, 95 % interval {interval}</source>
   <translation>{films:,} Vorhersagen um {stated}: {observed} trafen zu, 95-%-Intervall {interval}</translation>
  </message>
  <message>
   <source>{films:,} {part} films of {patients:,} patients</source>
   <translation>{films:,} Aufnahmen ({part}) von {patients:,} Patienten</translation>
  </message>
  <message>
   <source>{films_compared:,} films</source>
   <translation>{films_compared:,} Aufnahmen</translation>
  </message>
  <message>
   <source>{films_per_s:,.1f} films/s</source>
   <translation>{films_per_s:,.1f} Aufn./s</translation>
  </message>
  <message>
   <source>{films} added, {known:,} were there before.</source>
   <translation>{films} hinzugefügt, {known:,} waren schon da.</translation>
  </message>
  <message>
   <source>{films} in no part</source>
   <translation>{films} in keinem Teil</translation>
  </message>
  <message>
   <source>{films} in {data_set_name}.{left_out}</source>
   <translation>{films} in {data_set_name}.{left_out}</translation>
  </message>
  <message>
   <source>{films} of {all} reports are in {file} in {folder}.</source>
   <translation>{films} von {all} Berichten stehen in {file} in {folder}.</translation>
  </message>
  <message>
   <source>{films} of {all} reports are in {folder}.</source>
   <translation>{films} von {all} Berichten liegen in {folder}.</translation>
  </message>
  <message>
   <source>{films} · prevalence set for your site to {prevalence}</source>
   <translation>{films} · Prävalenz für Ihre Einrichtung gesetzt auf {prevalence}</translation>
  </message>
  <message>
   <source>{films} · prevalence set to {prevalence}</source>
   <translation>{films} · Prävalenz gesetzt auf {prevalence}</translation>
  </message>
  <message>
   <source>{films}; calibration and thresholds were chosen on {selection}</source>
   <translation>{films}; Kalibrierung und Schwellenwerte wurden gewählt auf {selection}</translation>
  </message>
  <message>
   <source>{films}; nobody said which films chose calibration and thresholds</source>
   <translation>{films}; niemand sagte, welche Aufnahmen Kalibrierung und Schwellenwerte wählten</translation>
  </message>
  <message>
   <source>{films}; they chose epoch and thresholds too, so these numbers flatter</source>
   <translation>{films}; sie wählten auch Epoche und Schwellenwerte, also schmeicheln diese Zahlen</translation>
  </message>
  <message>
   <source>{finding} (AUC {auc}, {ends})</source>
   <translation>{finding} (AUC {auc}, {ends})</translation>
  </message>
  <message>
   <source>{finding} is seen in {often}: judge it by its interval only.</source>
   <translation>{finding} kommt in {often} vor: nur nach seinem Intervall beurteilen.</translation>
  </message>
  <message>
   <source>{finished} finished.</source>
   <translation>{finished} ist beendet.</translation>
  </message>
  <message>
   <source>{finished} runs finished</source>
   <translation>{finished} Läufe beendet</translation>
  </message>
  <message>
   <source>{first} and {more:,} more</source>
   <translation>{first} und {more:,} weitere</translation>
  </message>
  <message>
   <source>{first} and {roots:,} more</source>
   <translation>{first} und {roots:,} weitere</translation>
  </message>
  <message>
   <source>{flags} above threshold</source>
   <translation>{flags} über dem Schwellenwert</translation>
  </message>
  <message>
   <source>{folds} out-of-fold</source>
   <translation>{folds} Out-of-Fold</translation>
  </message>
  <message>
   <source>{forward_ms:.0f} ms</source>
   <translation>{forward_ms:.0f} ms</translation>
  </message>
  <message>
   <source>{forward_ms:.0f} ms · {provider}</source>
   <translation>{forward_ms:.0f} ms · {provider}</translation>
  </message>
  <message>
   <source>{found:,} films in {seen:,} files</source>
   <translation>{found:,} Aufnahmen in {seen:,} Dateien</translation>
  </message>
  <message>
   <source>{group} years</source>
   <translation>{group} Jahre</translation>
  </message>
  <message>
   <source>{here} to mend</source>
   <translation>{here} zu beheben</translation>
  </message>
  <message>
   <source>{hint} The Experiments page has {others} to go on with.</source>
   <translation>{hint} Auf der Seite „Experimente“ gibt es {others} zum Fortsetzen.</translation>
  </message>
  <message>
   <source>{hours:,} h {minutes_left} min</source>
   <translation>{hours:,} h {minutes_left} min</translation>
  </message>
  <message>
   <source>{hours:,} h {minutes} min</source>
   <translation>{hours:,} h {minutes} min</translation>
  </message>
  <message>
   <source>{hours} h left</source>
   <translation>noch {hours} h</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min</source>
   <translation>{hours} h {minutes} min</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min left</source>
   <translation>noch {hours} h {minutes} min</translation>
  </message>
  <message>
   <source>{hours} hours ago</source>
   <translation>vor {hours} Stunden</translation>
  </message>
  <message>
   <source>{how}, frozen {made}</source>
   <translation>{how}, festgeschrieben {made}</translation>
  </message>
  <message>
   <source>{images}, all present</source>
   <translation>{images}, alle vorhanden</translation>
  </message>
  <message>
   <source>{images}, {left_out:,} left out</source>
   <translation>{images}, {left_out:,} ausgelassen</translation>
  </message>
  <message>
   <source>{interval}epoch {epoch}</source>
   <translation>{interval}Epoche {epoch}</translation>
  </message>
  <message>
   <source>{items} runs</source>
   <translation>{items} Läufe</translation>
  </message>
  <message>
   <source>{known:,} of {cells:,} cells</source>
   <translation>{known:,} von {cells:,} Zellen</translation>
  </message>
  <message>
   <source>{label} cannot be {text!r}.</source>
   <translation>{label} kann nicht {text!r} sein.</translation>
  </message>
  <message>
   <source>{label} has no values yet.</source>
   <translation>{label} hat noch keine Werte.</translation>
  </message>
  <message>
   <source>{label} names a value twice.</source>
   <translation>{label} nennt einen Wert zweimal.</translation>
  </message>
  <message>
   <source>{label} {n}, 95 % interval {interval}</source>
   <translation>{label} {n}, 95-%-Intervall {interval}</translation>
  </message>
  <message>
   <source>{label} {probability} %, threshold {threshold} %</source>
   <translation>{label} {probability} %, Schwellenwert {threshold} %</translation>
  </message>
  <message>
   <source>{label}, no result, flagged from {threshold} per cent</source>
   <translation>{label}, kein Ergebnis, auffällig ab {threshold} Prozent</translation>
  </message>
  <message>
   <source>{label}, {value} per cent, {side} threshold {threshold}{said}</source>
   <translation>{label}, {value} Prozent, {side} Schwellenwert {threshold}{said}</translation>
  </message>
  <message>
   <source>{lacking} findings</source>
   <translation>{lacking} Befunde</translation>
  </message>
  <message>
   <source>{line} Checkpoint saved.</source>
   <translation>{line} Checkpoint gesichert.</translation>
  </message>
  <message>
   <source>{listed} and {last}</source>
   <translation>{listed} und {last}</translation>
  </message>
  <message>
   <source>{listed} have few training positives.</source>
   <translation>{listed} haben wenige positive Trainingsaufnahmen.</translation>
  </message>
  <message>
   <source>{listed}: see “Worth a look”.</source>
   <translation>{listed}: siehe „Auffälliges“.</translation>
  </message>
  <message>
   <source>{live} is being trained and cannot be thrown away.</source>
   <translation>{live} wird trainiert und kann nicht weggeworfen werden.</translation>
  </message>
  <message>
   <source>{low} or more{unit}.</source>
   <translation>{low} oder mehr{unit}.</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation>{low} bis {high}</translation>
  </message>
  <message>
   <source>{low} to {high}, median {middle:g}</source>
   <translation>{low} bis {high}, Median {middle:g}</translation>
  </message>
  <message>
   <source>{low} to {high}{unit}.</source>
   <translation>{low} bis {high}{unit}.</translation>
  </message>
  <message>
   <source>{many} cannot be read.</source>
   <translation>{many} nicht lesbar.</translation>
  </message>
  <message>
   <source>{many}, kept on this computer alone</source>
   <translation>{many}, nur auf diesem Computer gespeichert</translation>
  </message>
  <message>
   <source>{megabytes} MB</source>
   <translation>{megabytes} MB</translation>
  </message>
  <message>
   <source>{megabytes} MB, {milliseconds} a film</source>
   <translation>{megabytes} MB, {milliseconds} je Aufnahme</translation>
  </message>
  <message>
   <source>{megabytes} MB, {speed} a film on this CPU.</source>
   <translation>{megabytes} MB, {speed} je Aufnahme auf dieser CPU.</translation>
  </message>
  <message>
   <source>{memory_mb:,.1f} GB</source>
   <translation>{memory_mb:,.1f} GB</translation>
  </message>
  <message>
   <source>{method}, chosen by log loss on patients that did not fit it. There: Brier score {brier}, expected calibration error {error}, {cells:,} labels of {films:,} films.</source>
   <translation>{method}, gewählt nach dem Log-Verlust an Patienten, die sie nicht mitbestimmt haben. Dort: Brier-Wert {brier}, erwarteter Kalibrierungsfehler {error}, {cells:,} Labels von {films:,} Aufnahmen.</translation>
  </message>
  <message>
   <source>{millimetres} cm</source>
   <translation>{millimetres} cm</translation>
  </message>
  <message>
   <source>{millimetres} mm</source>
   <translation>{millimetres} mm</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} min</translation>
  </message>
  <message>
   <source>{minutes} min left</source>
   <translation>noch {minutes} min</translation>
  </message>
  <message>
   <source>{minutes} min {rest} s</source>
   <translation>{minutes} min {rest} s</translation>
  </message>
  <message>
   <source>{minutes} minutes ago</source>
   <translation>vor {minutes} Minuten</translation>
  </message>
  <message>
   <source>{model} answers your own films, and its answers are held against your table. The network stays as it is: what moves is which probability an answer stands for, and where the thresholds lie. A finding needs ten positive and ten negative films. Nothing leaves this computer.</source>
   <translation>{model} beantwortet Ihre eigenen Aufnahmen, und seine Antworten werden mit Ihrer Tabelle verglichen. Das Netz bleibt, wie es ist: Verschoben wird, für welche Wahrscheinlichkeit eine Antwort steht und wo die Schwellenwerte liegen. Ein Befund braucht zehn positive und zehn negative Aufnahmen. Nichts verlässt diesen Computer.</translation>
  </message>
  <message>
   <source>{model} is in use. It was made here, of {former}.</source>
   <translation>{model} wird verwendet. Es entstand hier, aus {former}.</translation>
  </message>
  <message>
   <source>{model}, {films} films. Judged by films that did not fit it, the new calibration is better on {better} of {all} findings, worse on {worse}, and cannot be told apart on {open}.</source>
   <translation>{model}, {films} Aufnahmen. Nach Aufnahmen beurteilt, die nicht zur Anpassung dienten, ist die neue Kalibrierung bei {better} von {all} Befunden besser, bei {worse} schlechter und bei {open} nicht zu unterscheiden.</translation>
  </message>
  <message>
   <source>{model}, {films} films. On no finding is there an order that could be calibrated.</source>
   <translation>{model}, {films} Aufnahmen. Bei keinem Befund gibt es eine Ordnung, die sich kalibrieren ließe.</translation>
  </message>
  <message>
   <source>{more} more runs</source>
   <translation>{more} weitere Läufe</translation>
  </message>
  <message>
   <source>{names} runs</source>
   <translation>{names} Läufe</translation>
  </message>
  <message>
   <source>{name} films; the three shares are brought to 100 %</source>
   <translation>Aufnahmen: {name}; die drei Anteile werden auf 100 % gebracht</translation>
  </message>
  <message>
   <source>{name} has finished; too few films with findings judge it to say how well.</source>
   <translation>{name} ist beendet; zu wenige Aufnahmen mit Befunden beurteilen ihn, um zu sagen, wie gut.</translation>
  </message>
  <message>
   <source>{name} has only 1 training positive.</source>
   <translation>{name} hat nur 1 positive Trainingsaufnahme.</translation>
  </message>
  <message>
   <source>{name} has only {count} training positives.</source>
   <translation>{name} hat nur {count} positive Trainingsaufnahmen.</translation>
  </message>
  <message>
   <source>{name} reached AUC {area:.3f} ({low:.3f}–{high:.3f}) on {data_name}: {macro_findings} of {findings} findings, n {films:,}{best}.</source>
   <translation>{name}: AUC {area:.3f} ({low:.3f}–{high:.3f}), {data_name}: {macro_findings}/{findings} Befunde, n {films:,}{best}.</translation>
  </message>
  <message>
   <source>{name} reached validation AUC {validation_auc:.3f} over {findings}{best}.</source>
   <translation>{name} erreichte Validierungs-AUC {validation_auc:.3f} über {findings}{best}.</translation>
  </message>
  <message>
   <source>{name} share</source>
   <translation>Anteil {name}</translation>
  </message>
  <message>
   <source>{name}, folded</source>
   <translation>{name}, eingeklappt</translation>
  </message>
  <message>
   <source>{name}, per cent</source>
   <translation>{name}, Prozent</translation>
  </message>
  <message>
   <source>{name}, {kind}: {said} % against a threshold of {limit} % ({film})</source>
   <translation>{name}, {kind}: {said} % bei einem Schwellenwert von {limit} % ({film})</translation>
  </message>
  <message>
   <source>{name}: AUC {challenger:.3f} against {reference:.3f}</source>
   <translation>{name}: AUC {challenger:.3f} gegen {reference:.3f}</translation>
  </message>
  <message>
   <source>{name}: AUC {in_full}; {count} films with the finding</source>
   <translation>{name}: AUC {in_full}; {count} Aufnahmen mit dem Befund</translation>
  </message>
  <message>
   <source>{name}: AUC {in_full}; {positives:,} of {films:,} films with the finding</source>
   <translation>{name}: AUC {in_full}; {positives:,} von {films:,} Aufnahmen mit dem Befund</translation>
  </message>
  <message>
   <source>{name}: macro AUC {in_full} over {macro_findings} findings</source>
   <translation>{name}: Makro-AUC {in_full} über {macro_findings} Befunde</translation>
  </message>
  <message>
   <source>{name}: {measure} {area}; {positives:,} of {films:,} films</source>
   <translation>{name}: {measure} {area}; {positives:,} von {films:,} Aufnahmen</translation>
  </message>
  <message>
   <source>{needed} of {rounded}</source>
   <translation>{needed} von {rounded}</translation>
  </message>
  <message>
   <source>{network}, {millions} parameters</source>
   <translation>{network}, {millions} Parameter</translation>
  </message>
  <message>
   <source>{number} of {pages}</source>
   <translation>{number} von {pages}</translation>
  </message>
  <message>
   <source>{n} batch</source>
   <translation>{n} Batch</translation>
  </message>
  <message>
   <source>{n} batches</source>
   <translation>{n} Batches</translation>
  </message>
  <message>
   <source>{n} colour file</source>
   <translation>{n} Farbdatei</translation>
  </message>
  <message>
   <source>{n} colour files</source>
   <translation>{n} Farbdateien</translation>
  </message>
  <message>
   <source>{n} epoch</source>
   <translation>{n} Epoche</translation>
  </message>
  <message>
   <source>{n} epochs</source>
   <translation>{n} Epochen</translation>
  </message>
  <message>
   <source>{n} file</source>
   <translation>{n} Datei</translation>
  </message>
  <message>
   <source>{n} files</source>
   <translation>{n} Dateien</translation>
  </message>
  <message>
   <source>{n} film</source>
   <translation>{n} Aufnahme</translation>
  </message>
  <message>
   <source>{n} films</source>
   <translation>{n} Aufnahmen</translation>
  </message>
  <message>
   <source>{n} finding</source>
   <translation>{n} Befund</translation>
  </message>
  <message>
   <source>{n} findings</source>
   <translation>{n} Befunde</translation>
  </message>
  <message>
   <source>{n} group</source>
   <translation>{n} Gruppe</translation>
  </message>
  <message>
   <source>{n} groups</source>
   <translation>{n} Gruppen</translation>
  </message>
  <message>
   <source>{n} image</source>
   <translation>{n} Bild</translation>
  </message>
  <message>
   <source>{n} images</source>
   <translation>{n} Bilder</translation>
  </message>
  <message>
   <source>{n} negative</source>
   <translation>{n} Negativ</translation>
  </message>
  <message>
   <source>{n} negatives</source>
   <translation>{n} Negative</translation>
  </message>
  <message>
   <source>{n} pair</source>
   <translation>{n} Paar</translation>
  </message>
  <message>
   <source>{n} pair of near duplicates</source>
   <translation>{n} Paar Beinahe-Duplikate</translation>
  </message>
  <message>
   <source>{n} pairs</source>
   <translation>{n} Paare</translation>
  </message>
  <message>
   <source>{n} pairs of near duplicates</source>
   <translation>{n} Paare von Beinahe-Duplikaten</translation>
  </message>
  <message>
   <source>{n} patient</source>
   <translation>{n} Patient</translation>
  </message>
  <message>
   <source>{n} patients</source>
   <translation>{n} Patienten</translation>
  </message>
  <message>
   <source>{n} row</source>
   <translation>{n} Zeile</translation>
  </message>
  <message>
   <source>{n} rows</source>
   <translation>{n} Zeilen</translation>
  </message>
  <message>
   <source>{n} run</source>
   <translation>{n} Lauf</translation>
  </message>
  <message>
   <source>{n} runs</source>
   <translation>{n} Läufe</translation>
  </message>
  <message>
   <source>{n} section</source>
   <translation>{n} Abschnitt</translation>
  </message>
  <message>
   <source>{n} sections</source>
   <translation>{n} Abschnitte</translation>
  </message>
  <message>
   <source>{n} turned film</source>
   <translation>{n} gedrehte Aufnahme</translation>
  </message>
  <message>
   <source>{n} turned films</source>
   <translation>{n} gedrehte Aufnahmen</translation>
  </message>
  <message>
   <source>{often} in {batches}</source>
   <translation>{often} in {batches}</translation>
  </message>
  <message>
   <source>{one_name}: {file_name}, {count:,} elements removed or replaced</source>
   <translation>{one_name}: {file_name}, {count:,} Elemente entfernt oder ersetzt</translation>
  </message>
  <message>
   <source>{one} and {other}</source>
   <translation>{one} und {other}</translation>
  </message>
  <message>
   <source>{pairs} checked</source>
   <translation>{pairs} geprüft</translation>
  </message>
  <message>
   <source>{pairs} of near duplicates in two {what}</source>
   <translation>{pairs} von Beinahe-Duplikaten in zwei {what}</translation>
  </message>
  <message>
   <source>{parameters:.1f} M parameters, {shown_device}</source>
   <translation>{parameters:.1f} M Parameter, {shown_device}</translation>
  </message>
  <message>
   <source>{part_name}: {films:,} images of {patients:,} patients</source>
   <translation>{part_name}: {films:,} Bilder von {patients:,} Patienten</translation>
  </message>
  <message>
   <source>{path_name} was not written ({reason}). Choose another folder.</source>
   <translation>{path_name} wurde nicht geschrieben ({reason}). Wählen Sie einen anderen Ordner.</translation>
  </message>
  <message>
   <source>{path_name}, stored prob.</source>
   <translation>{path_name}, gesp. Wahrsch.</translation>
  </message>
  <message>
   <source>{patients} in more than one of the {parts}</source>
   <translation>{patients} in mehreren {parts}</translation>
  </message>
  <message>
   <source>{positives:,} of {films:,} films</source>
   <translation>{positives:,} von {films:,} Aufnahmen</translation>
  </message>
  <message>
   <source>{positives} of {films}</source>
   <translation>{positives} von {films}</translation>
  </message>
  <message>
   <source>{purpose} Changed: {told}{rest}.</source>
   <translation>{purpose} Geändert: {told}{rest}.</translation>
  </message>
  <message>
   <source>{rare} findings are absent from more than 70 % of all batches.</source>
   <translation>{rare} Befunde fehlen in mehr als 70 % aller Batches.</translation>
  </message>
  <message>
   <source>{read} of {lines} read</source>
   <translation>{read} von {lines} befundet</translation>
  </message>
  <message>
   <source>{reason}. Choose another folder, or make room on the drive.</source>
   <translation>{reason}. Wählen Sie einen anderen Ordner oder schaffen Sie Platz auf dem Laufwerk.</translation>
  </message>
  <message>
   <source>{rest:,} other</source>
   <translation>{rest:,} andere</translation>
  </message>
  <message>
   <source>{rounded} GB</source>
   <translation>{rounded} GB</translation>
  </message>
  <message>
   <source>{rounded} GMACs</source>
   <translation>{rounded} GMACs</translation>
  </message>
  <message>
   <source>{rows}, no images</source>
   <translation>{rows}, keine Bilder</translation>
  </message>
  <message>
   <source>{run_id} has not begun: there is nothing to compare.</source>
   <translation>{run_id} hat nicht begonnen: Es gibt nichts zu vergleichen.</translation>
  </message>
  <message>
   <source>{run_id} is being trained and was left where it is.</source>
   <translation>{run_id} wird trainiert und blieb, wo er war.</translation>
  </message>
  <message>
   <source>{run_id} is {status_word}: it has no folder yet.</source>
   <translation>{run_id}: {status_word}, noch ohne Ordner.</translation>
  </message>
  <message>
   <source>{runs} runs are selected. </source>
   <translation>{runs} Läufe sind gewählt. </translation>
  </message>
  <message>
   <source>{runs} runs were added to the queue.</source>
   <translation>{runs} Läufe wurden in die Warteschlange gestellt.</translation>
  </message>
  <message>
   <source>{run} trains</source>
   <translation>{run} wird trainiert</translation>
  </message>
  <message>
   <source>{said}. Hide its line in the chart above.</source>
   <translation>{said}. Seine Linie im Diagramm oben ausblenden.</translation>
  </message>
  <message>
   <source>{said}. Show its line in the chart above.</source>
   <translation>{said}. Seine Linie im Diagramm oben zeigen.</translation>
  </message>
  <message>
   <source>{seconds} min</source>
   <translation>{seconds} min</translation>
  </message>
  <message>
   <source>{shares} by image, seed {seed}</source>
   <translation>{shares} nach Bild, Seed {seed}</translation>
  </message>
  <message>
   <source>{shares} by patient, seed {seed}</source>
   <translation>{shares} nach Patient, Seed {seed}</translation>
  </message>
  <message>
   <source>{shown:,} of {total:,} films</source>
   <translation>{shown:,} von {total:,} Aufnahmen</translation>
  </message>
  <message>
   <source>{shown} and {others:,} more</source>
   <translation>{shown} und {others:,} weitere</translation>
  </message>
  <message>
   <source>{side} no result</source>
   <translation>{side} kein Ergebnis</translation>
  </message>
  <message>
   <source>{side} {value} per cent</source>
   <translation>{side} {value} Prozent</translation>
  </message>
  <message>
   <source>{side} {value} per cent, above threshold {threshold}</source>
   <translation>{side} {value} Prozent, über Schwellenwert {threshold}</translation>
  </message>
  <message>
   <source>{side} {value} per cent, below threshold {threshold}</source>
   <translation>{side} {value} Prozent, unter Schwellenwert {threshold}</translation>
  </message>
  <message>
   <source>{side}: {reason}</source>
   <translation>{side}: {reason}</translation>
  </message>
  <message>
   <source>{size} × {size} pixels, recipe {hash}</source>
   <translation>{size} × {size} Pixel, Rezept {hash}</translation>
  </message>
  <message>
   <source>{step:,} of {steps_an_epoch:,}</source>
   <translation>{step:,} von {steps_an_epoch:,}</translation>
  </message>
  <message>
   <source>{studies:,} studies</source>
   <translation>{studies:,} Untersuchungen</translation>
  </message>
  <message>
   <source>{target_name} cannot be written: {strerror}.</source>
   <translation>{target_name} lässt sich nicht schreiben: {strerror}.</translation>
  </message>
  <message>
   <source>{text} page</source>
   <translation>Seite {text}</translation>
  </message>
  <message>
   <source>{text}. Keeps the weights{best}, validation {area}.</source>
   <translation>{text}. Behält die Gewichte{best}, Validierung {area}.</translation>
  </message>
  <message>
   <source>{there} of {items} recorded</source>
   <translation>{there} von {items} aufgezeichnet</translation>
  </message>
  <message>
   <source>{title} chart; left and right read its values</source>
   <translation>Diagramm {title}; links und rechts liest seine Werte</translation>
  </message>
  <message>
   <source>{title}, {note}</source>
   <translation>{title}, {note}</translation>
  </message>
  <message>
   <source>{total:,} films, all scored</source>
   <translation>{total:,} Aufnahmen, alle bewertet</translation>
  </message>
  <message>
   <source>{trained_films:,} films of {trained_patients:,} patients</source>
   <translation>{trained_films:,} Aufnahmen von {trained_patients:,} Patienten</translation>
  </message>
  <message>
   <source>{trained_films:,} films, {trained_patients:,} patients</source>
   <translation>{trained_films:,} Aufnahmen, {trained_patients:,} Patienten</translation>
  </message>
  <message>
   <source>{training_films:,} films train, {validation_films:,} validate</source>
   <translation>{training_films:,} Aufnahmen trainieren, {validation_films:,} validieren</translation>
  </message>
  <message>
   <source>{under_way:,} of {total_epochs:,}</source>
   <translation>{under_way:,} von {total_epochs:,}</translation>
  </message>
  <message>
   <source>{used_mb:,.1f} of {total_mb:,.0f} GB{load}</source>
   <translation>{used_mb:,.1f} von {total_mb:,.0f} GB{load}</translation>
  </message>
  <message>
   <source>{validation_auc:.3f} at {epoch}</source>
   <translation>{validation_auc:.3f} bei {epoch}</translation>
  </message>
  <message>
   <source>{validation_findings} findings</source>
   <translation>{validation_findings} Befunde</translation>
  </message>
  <message>
   <source>{value:.0f} % of the run</source>
   <translation>{value:.0f} % des Laufs</translation>
  </message>
  <message>
   <source>{variable} says where it lies, while this program runs.</source>
   <translation>{variable} sagt, wo es liegt, solange dieses Programm läuft.</translation>
  </message>
  <message>
   <source>{variable} says where they lie, for as long as this program runs.</source>
   <translation>{variable} sagt, wo sie liegen, solange dieses Programm läuft.</translation>
  </message>
  <message>
   <source>{variable} says where this lies.</source>
   <translation>{variable} sagt, wo das liegt.</translation>
  </message>
  <message>
   <source>{view} films</source>
   <translation>{view}-Aufnahmen</translation>
  </message>
  <message>
   <source>{waiting} waiting</source>
   <translation>{waiting} warten</translation>
  </message>
  <message>
   <source>{what} Click to set it for your site.</source>
   <translation>{what} Ein Klick setzt sie für Ihre Einrichtung.</translation>
  </message>
  <message>
   <source>{why}Learning rate {before} → {now}.</source>
   <translation>{why}Lernrate {before} → {now}.</translation>
  </message>
  <message>
   <source>{words} {films:,} films</source>
   <translation>{words} {films:,} Aufn.</translation>
  </message>
  <message>
   <source>{words}; n = positives of {films:,}</source>
   <translation>{words}; n = Positive von {films:,}</translation>
  </message>
  <message>
   <source>{word} calibration, error {calibration_error}</source>
   <translation>Kalibrierung {word}, Fehler {calibration_error}</translation>
  </message>
  <message>
   <source>{word}, ECE {calibration_error}</source>
   <translation>{word}, ECE {calibration_error}</translation>
  </message>
  <message>
   <source>{written:,} of {wanted:,} films written.</source>
   <translation>{written:,} von {wanted:,} Aufnahmen geschrieben.</translation>
  </message>
  <message>
   <source>| Films | With the label | AUC (95 % interval) |</source>
   <translation>| Aufnahmen | Mit dem Label | AUC (95-%-Intervall) |</translation>
  </message>
  <message>
   <source>φ flags</source>
   <translation>φ Meldungen</translation>
  </message>
  <message>
   <source>φ labels</source>
   <translation>φ Labels</translation>
  </message>
  <message>
   <source>✓ reached</source>
   <translation>✓ erreicht</translation>
  </message>
 </context>
 <context>
  <name>X-Lite core</name>
  <message>
   <source>0.1 to 0.4 are usual.</source>
   <translation>Üblich sind 0.1 bis 0.4.</translation>
  </message>
  <message>
   <source>0.25 with gamma 2 collapsed to all-negative (F1 0.002): favour positives.</source>
   <translation>0.25 mit Gamma 2 fiel zu lauter Negativen zusammen (F1 0.002): Bevorzugen Sie Positive.</translation>
  </message>
  <message>
   <source>0.7 was best with tau 4.</source>
   <translation>0.7 war am besten mit tau 4.</translation>
  </message>
  <message>
   <source>1 file repeats a film and was left out.</source>
   <translation>1 Datei wiederholt eine Aufnahme und wurde ausgelassen.</translation>
  </message>
  <message>
   <source>1 object without a picture was left out ({0}).</source>
   <translation>1 Objekt ohne Bild wurde ausgelassen ({0}).</translation>
  </message>
  <message>
   <source>1 other file was passed over.</source>
   <translation>1 andere Datei wurde übergangen.</translation>
  </message>
  <message>
   <source>1/(n+s)^a, rescaled to mean 1, lifts rare findings without drowning common ones.</source>
   <translation>1/(n+s)^a, auf den Mittelwert 1 skaliert, hebt seltene Befunde an, ohne häufige zu ertränken.</translation>
  </message>
  <message>
   <source>16 where power is unsafe.</source>
   <translation>16, wo der Strom unsicher ist.</translation>
  </message>
  <message>
   <source>1e-4 with pretrained weights, 1e-3 from scratch.</source>
   <translation>1e-4 mit vortrainierten Gewichten, 1e-3 von Grund auf.</translation>
  </message>
  <message>
   <source>2e-5 beside 5e-4 for the head when fine-tuning.</source>
   <translation>2e-5 neben 5e-4 für den Kopf bei der Feinabstimmung.</translation>
  </message>
  <message>
   <source>4 at most where power is unsafe.</source>
   <translation>Höchstens 4, wo der Strom unsicher ist.</translation>
  </message>
  <message>
   <source>4 was best, 8 hurts.</source>
   <translation>4 war am besten, 8 schadet.</translation>
  </message>
  <message>
   <source>A backbone of ours, or any timm model by its name.</source>
   <translation>Ein eigenes Backbone oder irgendein timm-Modell über seinen Namen.</translation>
  </message>
  <message>
   <source>A batch of {0} films cannot be made of {1} parts.</source>
   <translation>Ein Batch aus {0} Aufnahmen lässt sich nicht aus {1} Teilen bilden.</translation>
  </message>
  <message>
   <source>A batch of {0} films cannot be shared by {1} processes.</source>
   <translation>Ein Batch aus {0} Aufnahmen lässt sich nicht auf {1} Prozesse verteilen.</translation>
  </message>
  <message>
   <source>A box is empty or does not lie on its film.</source>
   <translation>Ein Kasten ist leer oder liegt nicht auf seiner Aufnahme.</translation>
  </message>
  <message>
   <source>A calibration with slope {0} and offset {1} cannot keep the order of films.</source>
   <translation>Eine Kalibrierung mit Steigung {0} und Versatz {1} kann die Reihenfolge der Aufnahmen nicht erhalten.</translation>
  </message>
  <message>
   <source>A closed form cannot make use of {0}.</source>
   <translation>Eine geschlossene Form kann mit {0} nichts anfangen.</translation>
  </message>
  <message>
   <source>A closed form has no best epoch: each one only knows more.</source>
   <translation>Eine geschlossene Form hat keine beste Epoche: Jede weiß nur mehr.</translation>
  </message>
  <message>
   <source>A closed form holds all films in memory, at most {0}; {1} films in {2} are more.</source>
   <translation>Eine geschlossene Form hält alle Aufnahmen im Speicher, höchstens {0}; {1} Aufnahmen in {2} sind mehr.</translation>
  </message>
  <message>
   <source>A closed form needs the map as the backbone leaves it, but the attention is narrower.</source>
   <translation>Eine geschlossene Form braucht die Karte, wie das Backbone sie hinterlässt, aber die Attention ist schmaler.</translation>
  </message>
  <message>
   <source>A closed form needs two hidden units a finding; {0} are too few for {1} findings.</source>
   <translation>Eine geschlossene Form braucht zwei verborgene Einheiten je Befund; {0} sind zu wenige für {1} Befunde.</translation>
  </message>
  <message>
   <source>A comparison needs two runs or more, each once.</source>
   <translation>Ein Vergleich braucht zwei oder mehr Läufe, jeden einmal.</translation>
  </message>
  <message>
   <source>A confusion table counts fewer than no films.</source>
   <translation>Eine Konfusionstabelle zählt weniger als keine Aufnahme.</translation>
  </message>
  <message>
   <source>A copy without the patient can be made of it.</source>
   <translation>Eine Kopie ohne den Patienten lässt sich davon erstellen.</translation>
  </message>
  <message>
   <source>A cross-validation is exported as a whole: xlite cross-validate --export-only.</source>
   <translation>Eine Kreuzvalidierung wird als Ganzes exportiert: xlite cross-validate --export-only.</translation>
  </message>
  <message>
   <source>A download may have saved a login page in its place: fetch the film again.</source>
   <translation>Ein Download hat vielleicht eine Anmeldeseite stattdessen gespeichert: Laden Sie die Aufnahme noch einmal.</translation>
  </message>
  <message>
   <source>A drawing on a film is damaged.</source>
   <translation>Eine Zeichnung auf einer Aufnahme ist beschädigt.</translation>
  </message>
  <message>
   <source>A field of the note is no text.</source>
   <translation>Ein Feld der Notiz ist kein Text.</translation>
  </message>
  <message>
   <source>A fifth of the films for ten epochs: does everything work, does it learn at all?</source>
   <translation>Ein Fünftel der Aufnahmen für zehn Epochen: Geht alles, lernt er überhaupt?</translation>
  </message>
  <message>
   <source>A film of {0} pixels cannot be cut into patches of {1}.</source>
   <translation>Eine Aufnahme von {0} Pixeln lässt sich nicht in Stücke von {1} schneiden.</translation>
  </message>
  <message>
   <source>A finding is named twice, or lacks its calibration or a threshold.</source>
   <translation>Ein Befund ist zweimal genannt, oder ihm fehlt die Kalibrierung oder ein Schwellenwert.</translation>
  </message>
  <message>
   <source>A finding of the model has a name that no file could bear.</source>
   <translation>Ein Befund des Modells hat einen Namen, den keine Datei tragen könnte.</translation>
  </message>
  <message>
   <source>A finding of the model has no threshold for the default policy.</source>
   <translation>Ein Befund des Modells hat keinen Schwellenwert für die Standardregel.</translation>
  </message>
  <message>
   <source>A finding without positive or without negative films cannot be calibrated.</source>
   <translation>Ein Befund ohne positive oder ohne negative Aufnahmen lässt sich nicht kalibrieren.</translation>
  </message>
  <message>
   <source>A flipped film has its heart on the right.</source>
   <translation>Auf einer gespiegelten Aufnahme liegt das Herz rechts.</translation>
  </message>
  <message>
   <source>A fold file, instead of splits.</source>
   <translation>Eine Fold-Datei statt der Aufteilungen.</translation>
  </message>
  <message>
   <source>A grid of the queue {0} has a setting without values.</source>
   <translation>Ein Raster der Warteschlange {0} hat eine Einstellung ohne Werte.</translation>
  </message>
  <message>
   <source>A group of films is judged on other findings than the model's.</source>
   <translation>Eine Gruppe von Aufnahmen wird nach anderen Befunden beurteilt als denen des Modells.</translation>
  </message>
  <message>
   <source>A label is neither 1, nor 0, nor unknown.</source>
   <translation>Ein Label ist weder 1 noch 0 noch unbekannt.</translation>
  </message>
  <message>
   <source>A lateral film: the students know frontal ones.</source>
   <translation>Eine seitliche Aufnahme: Die Studenten kennen nur frontale.</translation>
  </message>
  <message>
   <source>A line of the run's events is damaged.</source>
   <translation>Eine Zeile der Ereignisse des Laufs ist beschädigt.</translation>
  </message>
  <message>
   <source>A list of results could not be deleted.</source>
   <translation>Eine Ergebnisliste konnte nicht gelöscht werden.</translation>
  </message>
  <message>
   <source>A logistic regression that never sees the film, told {0}, reaches a macro AUC of {1} over {2} with at least ten positive films; told {3} alone, {4}. Where only films of one fold are compared, which does weak models justice, {5} and {6}. Out of fold on {7} of {8}; intervals are 95 % by resampled patients, and differences are paired.</source>
   <translation>Eine logistische Regression, die die Aufnahme nie sieht und {0} kennt, erreicht eine Makro-AUC von {1} über {2} mit mindestens zehn positiven Aufnahmen; kennt sie nur {3}, sind es {4}. Werden nur Aufnahmen eines Folds verglichen, was schwachen Modellen gerecht wird, {5} und {6}. Out-of-Fold auf {7} von {8}; Intervalle sind 95 % über neu gezogene Patienten, und Differenzen sind gepaart.</translation>
  </message>
  <message>
   <source>A look-up table in the header of this DICOM file is damaged.</source>
   <translation>Eine Tabelle (LUT) im Header dieser DICOM-Datei ist beschädigt.</translation>
  </message>
  <message>
   <source>A mean that is no number, or a standard deviation not above zero, cannot normalise.</source>
   <translation>Ein Mittelwert, der keine Zahl ist, oder eine Standardabweichung nicht über null kann nicht normieren.</translation>
  </message>
  <message>
   <source>A negative: black and white are swapped.</source>
   <translation>Ein Negativ: Schwarz und Weiß sind vertauscht.</translation>
  </message>
  <message>
   <source>A network input of {0} pixels is out of range.</source>
   <translation>Eine Netzeingabe von {0} Pixeln liegt außerhalb des Bereichs.</translation>
  </message>
  <message>
   <source>A note has no field called {0}.</source>
   <translation>Eine Notiz hat kein Feld namens {0}.</translation>
  </message>
  <message>
   <source>A part of the application cannot be loaded: {0}.</source>
   <translation>Ein Teil der Anwendung kann nicht geladen werden: {0}.</translation>
  </message>
  <message>
   <source>A part of the decoder is missing: {0}.</source>
   <translation>Ein Teil des Dekoders fehlt: {0}.</translation>
  </message>
  <message>
   <source>A patient's films would both build and measure the input check.</source>
   <translation>Aufnahmen eines Patienten würden die Eingangsprüfung zugleich bauen und messen.</translation>
  </message>
  <message>
   <source>A pre-training does not compute in fp16, whose gradients overflow.</source>
   <translation>Ein Vortraining rechnet nicht in fp16, dessen Gradienten überlaufen.</translation>
  </message>
  <message>
   <source>A pre-training has no setting called {0}.</source>
   <translation>Ein Vortraining hat keine Einstellung namens {0}.</translation>
  </message>
  <message>
   <source>A prediction is no finite number on a film whose label is known.</source>
   <translation>Eine Vorhersage ist keine endliche Zahl, auf einer Aufnahme mit bekanntem Label.</translation>
  </message>
  <message>
   <source>A queue has {0}.</source>
   <translation>Eine Warteschlange hat {0}.</translation>
  </message>
  <message>
   <source>A quotation mark may be missing there.</source>
   <translation>Vielleicht fehlt dort ein Anführungszeichen.</translation>
  </message>
  <message>
   <source>A row has too few cells.</source>
   <translation>Eine Zeile hat zu wenige Zellen.</translation>
  </message>
  <message>
   <source>A run has either data.splits or data.folds.</source>
   <translation>Ein Lauf hat entweder data.splits oder data.folds.</translation>
  </message>
  <message>
   <source>A setting of the section [recipe] is missing, or of another kind.</source>
   <translation>Eine Einstellung des Abschnitts [recipe] fehlt oder ist von anderer Art.</translation>
  </message>
  <message>
   <source>A share of {0} of the films is not possible.</source>
   <translation>Ein Anteil von {0} der Aufnahmen ist nicht möglich.</translation>
  </message>
  <message>
   <source>A step has been under way for {0} minutes.</source>
   <translation>Ein Schritt läuft seit {0} Minuten.</translation>
  </message>
  <message>
   <source>A step takes about {0} of memory; {1} are free.</source>
   <translation>Ein Schritt belegt etwa {0} Speicher; {1} sind frei.</translation>
  </message>
  <message>
   <source>A step that takes longer raises an alarm.</source>
   <translation>Ein Schritt, der länger dauert, löst einen Alarm aus.</translation>
  </message>
  <message>
   <source>A student needs a backbone.</source>
   <translation>Ein Student braucht ein Backbone.</translation>
  </message>
  <message>
   <source>A student that learns from labels and from a teacher; name the teacher.</source>
   <translation>Ein Student, der von Labels und von einem Lehrer lernt; der Lehrer ist zu nennen.</translation>
  </message>
  <message>
   <source>A study is named twice, or two have the same folders' names.</source>
   <translation>Eine Studie ist zweimal genannt, oder zwei haben dieselben Ordnernamen.</translation>
  </message>
  <message>
   <source>A temperature of {0} cannot keep the order of films.</source>
   <translation>Eine Temperatur von {0} kann die Reihenfolge der Aufnahmen nicht erhalten.</translation>
  </message>
  <message>
   <source>A threshold or the prevalence of {0} lies outside 0 to 1.</source>
   <translation>Ein Schwellenwert oder die Prävalenz von {0} liegt außerhalb von 0 bis 1.</translation>
  </message>
  <message>
   <source>A workbook has room for {0} films, and there are more.</source>
   <translation>Eine Arbeitsmappe hat Platz für {0} Aufnahmen, und es gibt mehr.</translation>
  </message>
  <message>
   <source>Ablation</source>
   <translation>Ablation</translation>
  </message>
  <message>
   <source>About d log d suffice for heads of width d (Choromanski et al., 2021): 110 for 32.</source>
   <translation>Etwa d log d genügen für Köpfe der Breite d (Choromanski et al., 2021): 110 für 32.</translation>
  </message>
  <message>
   <source>Accumulate</source>
   <translation>Akkumulieren</translation>
  </message>
  <message>
   <source>AdamW's, at its peak.</source>
   <translation>Die von AdamW, an ihrem Höchstwert.</translation>
  </message>
  <message>
   <source>AdamW's, decoupled.</source>
   <translation>Wie bei AdamW, entkoppelt.</translation>
  </message>
  <message>
   <source>Add a section [data] that names a manifest.</source>
   <translation>Fügen Sie einen Abschnitt [data] hinzu, der ein Manifest nennt.</translation>
  </message>
  <message>
   <source>Add films, above all positive ones.</source>
   <translation>Fügen Sie Aufnahmen hinzu, vor allem positive.</translation>
  </message>
  <message>
   <source>Add films, or leave the finding out.</source>
   <translation>Fügen Sie Aufnahmen hinzu oder lassen Sie den Befund weg.</translation>
  </message>
  <message>
   <source>Add films, or leave these findings out of the configuration.</source>
   <translation>Fügen Sie Aufnahmen hinzu oder nehmen Sie diese Befunde aus der Konfiguration.</translation>
  </message>
  <message>
   <source>Add it on the Train page or in the settings, or install it into a Python of your own, in a checkout of version {0}: {1}.</source>
   <translation>Fügen Sie es auf der Seite „Training“ oder in den Einstellungen hinzu, oder installieren Sie es in ein eigenes Python, im Quelltext der Version {0}: {1}.</translation>
  </message>
  <message>
   <source>Add it: it has no default.</source>
   <translation>Fügen Sie sie hinzu: Sie hat keinen Standardwert.</translation>
  </message>
  <message>
   <source>Add one, such as 'mobilenetv3_small'.</source>
   <translation>Fügen Sie eines hinzu, etwa 'mobilenetv3_small'.</translation>
  </message>
  <message>
   <source>Add the Training pack again, where programs may be started.</source>
   <translation>Fügen Sie das Trainingspaket noch einmal hinzu, und zwar dort, wo Programme gestartet werden dürfen.</translation>
  </message>
  <message>
   <source>Add the Training pack again: unpack it into an empty folder.</source>
   <translation>Fügen Sie das Trainingspaket noch einmal hinzu: Entpacken Sie es in einen leeren Ordner.</translation>
  </message>
  <message>
   <source>Add the Training pack, or in a checkout of X-Lite: pip install ".[train]".</source>
   <translation>Fügen Sie das Trainingspaket hinzu, oder im Quelltext von X-Lite: pip install ".[train]".</translation>
  </message>
  <message>
   <source>Add them, or choose another set of findings.</source>
   <translation>Fügen Sie sie hinzu oder wählen Sie andere Befunde.</translation>
  </message>
  <message>
   <source>Add those that are missing.</source>
   <translation>Fügen Sie die fehlenden hinzu.</translation>
  </message>
  <message>
   <source>After {0} epochs the validation AUC is not shown to be better than chance.</source>
   <translation>Nach {0} Epochen ist die Validierungs-AUC nicht nachweislich besser als Zufall.</translation>
  </message>
  <message>
   <source>Age</source>
   <translation>Alter</translation>
  </message>
  <message>
   <source>Age weight</source>
   <translation>Gewicht des Alters</translation>
  </message>
  <message>
   <source>Age, sex and view are known of every ChestX-ray14 film, and without noise.</source>
   <translation>Alter, Geschlecht und Projektion sind von jeder Aufnahme aus ChestX-ray14 bekannt, und ohne Rauschen.</translation>
  </message>
  <message>
   <source>All are there: {0}.</source>
   <translation>Alle sind vorhanden: {0}.</translation>
  </message>
  <message>
   <source>All boxes are of films of one fold: none is left to say where findings usually lie.</source>
   <translation>Alle Kästen gehören zu Aufnahmen eines Folds: keiner bleibt, um zu sagen, wo Befunde üblicherweise liegen.</translation>
  </message>
  <message>
   <source>All films for 50 epochs; the only phase whose test films are looked at.</source>
   <translation>Alle Aufnahmen für 50 Epochen; die einzige Phase, deren Testaufnahmen angesehen werden.</translation>
  </message>
  <message>
   <source>All of them are there.</source>
   <translation>Sie sind alle vorhanden.</translation>
  </message>
  <message>
   <source>All other numbers, calibration and thresholds are the FP32 student's.</source>
   <translation>Alle anderen Zahlen, Kalibrierung und Schwellenwerte sind die des FP32-Studenten.</translation>
  </message>
  <message>
   <source>Alpha</source>
   <translation>Alpha</translation>
  </message>
  <message>
   <source>Alpha schedule</source>
   <translation>Alpha-Verlauf</translation>
  </message>
  <message>
   <source>Alpha start</source>
   <translation>Alpha-Beginn</translation>
  </message>
  <message>
   <source>An attention width of {0} cannot be shared by {1} heads.</source>
   <translation>Eine Aufmerksamkeitsbreite von {0} lässt sich nicht auf {1} Köpfe verteilen.</translation>
  </message>
  <message>
   <source>An opinion of the reader is neither agreement nor disagreement nor an edit.</source>
   <translation>Eine Meinung des Befunders ist weder Zustimmung noch Ablehnung noch Änderung.</translation>
  </message>
  <message>
   <source>Another process holds {0} and does not let go.</source>
   <translation>Ein anderer Prozess hält {0} und gibt nicht frei.</translation>
  </message>
  <message>
   <source>Another process is preparing films in the same cache.</source>
   <translation>Ein anderer Prozess bereitet Aufnahmen im selben Cache vor.</translation>
  </message>
  <message>
   <source>Another program holds the worklist, so this was not remembered.</source>
   <translation>Ein anderes Programm hält die Arbeitsliste, also wurde dies nicht gespeichert.</translation>
  </message>
  <message>
   <source>Another row of the table means the same file.</source>
   <translation>Eine andere Zeile der Tabelle meint dieselbe Datei.</translation>
  </message>
  <message>
   <source>Another window has the worklist open, so it was not moved.</source>
   <translation>Ein anderes Fenster hat die Arbeitsliste geöffnet, also wurde sie nicht verschoben.</translation>
  </message>
  <message>
   <source>Another window or command is working on these films, so they were not forgotten.</source>
   <translation>Ein anderes Fenster oder ein Befehl arbeitet an diesen Aufnahmen, also wurden sie nicht vergessen.</translation>
  </message>
  <message>
   <source>Another window or command is working on these films.</source>
   <translation>Ein anderes Fenster oder ein Befehl arbeitet an diesen Aufnahmen.</translation>
  </message>
  <message>
   <source>Ask again when it is wanted.</source>
   <translation>Fragen Sie noch einmal, wenn es gebraucht wird.</translation>
  </message>
  <message>
   <source>Ask its owner for permission, or copy it to a folder of your own.</source>
   <translation>Bitten Sie den Eigentümer um Erlaubnis oder kopieren Sie sie in einen eigenen Ordner.</translation>
  </message>
  <message>
   <source>Ask its owner.</source>
   <translation>Fragen Sie den Eigentümer.</translation>
  </message>
  <message>
   <source>At EfficientNet-B0's full 1280 channels one layer holds 6.6 M weights.</source>
   <translation>Bei den vollen 1280 Kanälen von EfficientNet-B0 hat eine Schicht 6.6 M Gewichte.</translation>
  </message>
  <message>
   <source>Atelectasis</source>
   <translation>Atelektase</translation>
  </message>
  <message>
   <source>Attention</source>
   <translation>Aufmerksamkeit</translation>
  </message>
  <message>
   <source>Attention heads; they share the width evenly.</source>
   <translation>Aufmerksamkeitsköpfe; sie teilen sich die Breite gleichmäßig.</translation>
  </message>
  <message>
   <source>Attention layers, one after the other.</source>
   <translation>Aufmerksamkeitsschichten, eine nach der anderen.</translation>
  </message>
  <message>
   <source>Attention weight</source>
   <translation>Aufmerksamkeitsgewicht</translation>
  </message>
  <message>
   <source>Attention width</source>
   <translation>Aufmerksamkeitsbreite</translation>
  </message>
  <message>
   <source>Augment more strongly, decay the weights more, or take a smaller student.</source>
   <translation>Augmentieren Sie stärker, lassen Sie die Gewichte stärker abklingen oder nehmen Sie einen kleineren Studenten.</translation>
  </message>
  <message>
   <source>Auto</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <source>Backbone</source>
   <translation>Backbone</translation>
  </message>
  <message>
   <source>Backbone learning rate</source>
   <translation>Lernrate Backbone</translation>
  </message>
  <message>
   <source>Baseline</source>
   <translation>Baseline</translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation>Batchgröße</translation>
  </message>
  <message>
   <source>Batches of which one step is made: each holds batch_size / accumulate films.</source>
   <translation>Batches, aus denen ein Schritt besteht: Jeder enthält batch_size / accumulate Aufnahmen.</translation>
  </message>
  <message>
   <source>Bce</source>
   <translation>BCE</translation>
  </message>
  <message>
   <source>Begin each with a line [[{0}]], in double brackets.</source>
   <translation>Beginnen Sie jedes mit einer Zeile [[{0}]], in doppelten Klammern.</translation>
  </message>
  <message>
   <source>Begin it again when there is time.</source>
   <translation>Beginnen Sie es noch einmal, wenn Zeit ist.</translation>
  </message>
  <message>
   <source>Best auc</source>
   <translation>Beste AUC</translation>
  </message>
  <message>
   <source>Best loss</source>
   <translation>Bester Verlust</translation>
  </message>
  <message>
   <source>Beta</source>
   <translation>Beta</translation>
  </message>
  <message>
   <source>Bf16</source>
   <translation>Bf16</translation>
  </message>
  <message>
   <source>Binary cross-entropy, weighted by [balance], or focal loss.</source>
   <translation>Binäre Kreuzentropie, gewichtet nach [balance], oder fokaler Verlust.</translation>
  </message>
  <message>
   <source>Blank</source>
   <translation>Leer</translation>
  </message>
  <message>
   <source>Blur or noise</source>
   <translation>Unschärfe/Rauschen</translation>
  </message>
  <message>
   <source>Blurred</source>
   <translation>Unscharf</translation>
  </message>
  <message>
   <source>Boxes by NIH (Wang et al., CVPR 2017).</source>
   <translation>Kästen des NIH (Wang et al., CVPR 2017).</translation>
  </message>
  <message>
   <source>Boxes of {0}.</source>
   <translation>Kästen aus {0}.</translation>
  </message>
  <message>
   <source>Build a cache for each of the teacher's recipes.</source>
   <translation>Legen Sie einen Cache für jedes Rezept des Lehrers an.</translation>
  </message>
  <message>
   <source>Build the cache again, and leave its folder alone while a run uses it.</source>
   <translation>Legen Sie den Cache neu an, und lassen Sie seinen Ordner in Ruhe, solange ein Lauf ihn benutzt.</translation>
  </message>
  <message>
   <source>Build the cache first.</source>
   <translation>Legen Sie zuerst den Cache an.</translation>
  </message>
  <message>
   <source>Build the cache for this recipe.</source>
   <translation>Legen Sie den Cache für dieses Rezept an.</translation>
  </message>
  <message>
   <source>Build the cache for this table first.</source>
   <translation>Legen Sie zuerst den Cache für diese Tabelle an.</translation>
  </message>
  <message>
   <source>By rarity</source>
   <translation>Nach Seltenheit</translation>
  </message>
  <message>
   <source>By source</source>
   <translation>Nach Quelle</translation>
  </message>
  <message>
   <source>By source root</source>
   <translation>Nach Wurzel der Quelle</translation>
  </message>
  <message>
   <source>CPU threads of the arithmetic; absent, what torch finds.</source>
   <translation>CPU-Threads der Rechnung; ohne Angabe, was torch findet.</translation>
  </message>
  <message>
   <source>CPU, ms a film</source>
   <translation>CPU, ms je Aufnahme</translation>
  </message>
  <message>
   <source>CUDA, MPS or CPU; auto takes the first there is.</source>
   <translation>CUDA, MPS oder CPU; auto nimmt das erste vorhandene.</translation>
  </message>
  <message>
   <source>Cache</source>
   <translation>Cache</translation>
  </message>
  <message>
   <source>Caches</source>
   <translation>Caches</translation>
  </message>
  <message>
   <source>Calibrate again, with a temperature above zero.</source>
   <translation>Kalibrieren Sie neu, mit einer Temperatur über null.</translation>
  </message>
  <message>
   <source>Calibrate again, with the slope held above zero.</source>
   <translation>Kalibrieren Sie neu, mit einer Steigung über null.</translation>
  </message>
  <message>
   <source>Calibrate again.</source>
   <translation>Kalibrieren Sie neu.</translation>
  </message>
  <message>
   <source>Calibrate the model again.</source>
   <translation>Kalibrieren Sie das Modell neu.</translation>
  </message>
  <message>
   <source>Call columns after findings: {0}, ...</source>
   <translation>Nennen Sie Spalten nach Befunden: {0}, ...</translation>
  </message>
  <message>
   <source>Call it 'file'; the first row must hold the headings.</source>
   <translation>Nennen Sie sie 'file'; die erste Zeile muss die Überschriften enthalten.</translation>
  </message>
  <message>
   <source>Call it one of: {0}.</source>
   <translation>Nennen Sie sie eines von: {0}.</translation>
  </message>
  <message>
   <source>Cardiomegaly</source>
   <translation>Kardiomegalie</translation>
  </message>
  <message>
   <source>Channels last</source>
   <translation>Kanäle zuletzt</translation>
  </message>
  <message>
   <source>Channels of the input; a film is repeated over three. The recipe decides.</source>
   <translation>Kanäle der Eingabe; eine Aufnahme wird auf drei wiederholt. Das Rezept entscheidet.</translation>
  </message>
  <message>
   <source>Channels of the map that attention works on and that the head sees; a 1x1 convolution brings the backbone down to it. In a file, 'full' keeps the backbone's full width; without attention it is ignored.</source>
   <translation>Kanäle der Karte, auf der die Aufmerksamkeit arbeitet und die der Kopf sieht; eine 1x1-Faltung bringt das Backbone darauf. In einer Datei behält 'full' die volle Breite des Backbones; ohne Aufmerksamkeit wird es ignoriert.</translation>
  </message>
  <message>
   <source>Check disk space, permissions and network drives, and resume the run.</source>
   <translation>Prüfen Sie Speicherplatz, Rechte und Netzlaufwerke und setzen Sie den Lauf fort.</translation>
  </message>
  <message>
   <source>Check it again when the computer is less busy, or add the Training pack again.</source>
   <translation>Prüfen Sie es noch einmal, wenn der Rechner weniger beschäftigt ist, oder fügen Sie das Trainingspaket noch einmal hinzu.</translation>
  </message>
  <message>
   <source>Check it again.</source>
   <translation>Prüfen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Check its drive and permissions, or choose another.</source>
   <translation>Prüfen Sie Laufwerk und Rechte oder wählen Sie einen anderen.</translation>
  </message>
  <message>
   <source>Check its name.</source>
   <translation>Prüfen Sie den Namen.</translation>
  </message>
  <message>
   <source>Check its place and name.</source>
   <translation>Prüfen Sie Ort und Namen.</translation>
  </message>
  <message>
   <source>Check space and permissions, or set XLITE_MODELS to another folder.</source>
   <translation>Prüfen Sie Platz und Rechte oder setzen Sie XLITE_MODELS auf einen anderen Ordner.</translation>
  </message>
  <message>
   <source>Check space and permissions, or set {0} to its folder.</source>
   <translation>Prüfen Sie Platz und Rechte, oder setzen Sie {0} auf seinen Ordner.</translation>
  </message>
  <message>
   <source>Check that film names agree: folders and suffixes do not matter, the rest does.</source>
   <translation>Prüfen Sie, ob die Namen der Aufnahmen übereinstimmen: Ordner und Endungen zählen nicht, der Rest schon.</translation>
  </message>
  <message>
   <source>Check that its table names the films as the label table does.</source>
   <translation>Prüfen Sie, ob seine Tabelle die Aufnahmen nennt wie die Labeltabelle.</translation>
  </message>
  <message>
   <source>Check the cache folder's permissions, or choose another.</source>
   <translation>Prüfen Sie die Rechte des Cache-Ordners oder wählen Sie einen anderen.</translation>
  </message>
  <message>
   <source>Check the disk and the data set's folder.</source>
   <translation>Prüfen Sie die Festplatte und den Ordner des Datensatzes.</translation>
  </message>
  <message>
   <source>Check the disk: a power cut alone does not do that.</source>
   <translation>Prüfen Sie die Festplatte: Ein Stromausfall allein bewirkt das nicht.</translation>
  </message>
  <message>
   <source>Check the drive or the network connection, and try again.</source>
   <translation>Prüfen Sie das Laufwerk oder die Netzverbindung und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Check the drive that it is on, and resume the run: its checkpoints stay.</source>
   <translation>Prüfen Sie das Laufwerk, auf dem er liegt, und setzen Sie den Lauf fort: Seine Checkpoints bleiben.</translation>
  </message>
  <message>
   <source>Check the drive, or open the folder beside it.</source>
   <translation>Prüfen Sie das Laufwerk oder öffnen Sie den Ordner daneben.</translation>
  </message>
  <message>
   <source>Check the drive.</source>
   <translation>Prüfen Sie das Laufwerk.</translation>
  </message>
  <message>
   <source>Check the names of the films, the manifest and the part.</source>
   <translation>Prüfen Sie die Namen der Aufnahmen, das Manifest und den Teil.</translation>
  </message>
  <message>
   <source>Check the names of the films.</source>
   <translation>Prüfen Sie die Namen der Aufnahmen.</translation>
  </message>
  <message>
   <source>Check whether it was moved or renamed, or its drive unplugged.</source>
   <translation>Prüfen Sie, ob sie verschoben oder umbenannt oder das Laufwerk getrennt wurde.</translation>
  </message>
  <message>
   <source>Check whether it was moved, or its drive unplugged.</source>
   <translation>Prüfen Sie, ob sie verschoben oder das Laufwerk getrennt wurde.</translation>
  </message>
  <message>
   <source>Check whether the folder holds films.</source>
   <translation>Prüfen Sie, ob der Ordner Aufnahmen enthält.</translation>
  </message>
  <message>
   <source>Checkpoint minutes</source>
   <translation>Checkpoint-Minuten</translation>
  </message>
  <message>
   <source>Checkpoints take {0} of {1}.</source>
   <translation>Checkpoints belegen {0} von {1}.</translation>
  </message>
  <message>
   <source>Child</source>
   <translation>Kind</translation>
  </message>
  <message>
   <source>Choose a convolutional network, such as 'mobilenetv3_small'.</source>
   <translation>Wählen Sie ein Faltungsnetz, etwa 'mobilenetv3_small'.</translation>
  </message>
  <message>
   <source>Choose a folder that you can write; the worklist stays where it was.</source>
   <translation>Wählen Sie einen Ordner, in den Sie schreiben können; die Arbeitsliste bleibt, wo sie war.</translation>
  </message>
  <message>
   <source>Choose a model and do it again.</source>
   <translation>Wählen Sie ein Modell und tun Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Choose a model file (.onnx) that this application exported.</source>
   <translation>Wählen Sie eine Modelldatei (.onnx), die diese Anwendung exportiert hat.</translation>
  </message>
  <message>
   <source>Choose a model.</source>
   <translation>Wählen Sie ein Modell.</translation>
  </message>
  <message>
   <source>Choose a part that holds films.</source>
   <translation>Wählen Sie einen Teil mit Aufnahmen.</translation>
  </message>
  <message>
   <source>Choose a teacher of these findings.</source>
   <translation>Wählen Sie einen Lehrer dieser Befunde.</translation>
  </message>
  <message>
   <source>Choose an empty folder; two worklists are never mixed.</source>
   <translation>Wählen Sie einen leeren Ordner; zwei Arbeitslisten werden nie vermischt.</translation>
  </message>
  <message>
   <source>Choose another execution provider, or update the driver.</source>
   <translation>Wählen Sie einen anderen Rechenanbieter oder aktualisieren Sie den Treiber.</translation>
  </message>
  <message>
   <source>Choose another folder for it in the settings; until then nothing is remembered.</source>
   <translation>Wählen Sie in den Einstellungen einen anderen Ordner dafür; bis dahin wird nichts gespeichert.</translation>
  </message>
  <message>
   <source>Choose another folder, or delete the checkpoints to start again.</source>
   <translation>Wählen Sie einen anderen Ordner, oder löschen Sie die Checkpoints, um neu zu beginnen.</translation>
  </message>
  <message>
   <source>Choose another folder, or give the configuration that it began with.</source>
   <translation>Wählen Sie einen anderen Ordner, oder geben Sie die Konfiguration an, mit der es begonnen wurde.</translation>
  </message>
  <message>
   <source>Choose another folder, or give the configuration that the run began with.</source>
   <translation>Wählen Sie einen anderen Ordner oder geben Sie die Konfiguration, mit der der Lauf begann.</translation>
  </message>
  <message>
   <source>Choose another folder, or give the films and labels that the run began with.</source>
   <translation>Wählen Sie einen anderen Ordner oder geben Sie die Aufnahmen und Labels, mit denen der Lauf begann.</translation>
  </message>
  <message>
   <source>Choose another folder, or see that its disk is not full.</source>
   <translation>Wählen Sie einen anderen Ordner oder sehen Sie nach, ob seine Festplatte voll ist.</translation>
  </message>
  <message>
   <source>Choose another model file, or install the application again.</source>
   <translation>Wählen Sie eine andere Modelldatei oder installieren Sie die Anwendung neu.</translation>
  </message>
  <message>
   <source>Choose another model file.</source>
   <translation>Wählen Sie eine andere Modelldatei.</translation>
  </message>
  <message>
   <source>Choose another name: only a manifest is replaced.</source>
   <translation>Wählen Sie einen anderen Namen: Nur ein Manifest wird ersetzt.</translation>
  </message>
  <message>
   <source>Choose another run folder, or delete the checkpoints to start again.</source>
   <translation>Wählen Sie einen anderen Laufordner oder löschen Sie die Checkpoints, um neu zu beginnen.</translation>
  </message>
  <message>
   <source>Choose from {0}.</source>
   <translation>Wählen Sie aus {0}.</translation>
  </message>
  <message>
   <source>Choose frontal chest films that the application can read.</source>
   <translation>Wählen Sie frontale Thoraxaufnahmen, die die Anwendung lesen kann.</translation>
  </message>
  <message>
   <source>Choose one from 0 to {0}.</source>
   <translation>Wählen Sie einen von 0 bis {0}.</translation>
  </message>
  <message>
   <source>Choose one of: {0}.</source>
   <translation>Wählen Sie eines von: {0}.</translation>
  </message>
  <message>
   <source>Choose that model to go on, or write the results of this one to another file.</source>
   <translation>Wählen Sie jenes Modell, um fortzufahren, oder schreiben Sie die Ergebnisse von diesem in eine andere Datei.</translation>
  </message>
  <message>
   <source>Choose the Training pack again.</source>
   <translation>Wählen Sie das Trainingspaket noch einmal.</translation>
  </message>
  <message>
   <source>Choose the folder in which {0} lies, or a Python environment with xlite-desktop[train].</source>
   <translation>Wählen Sie den Ordner, in dem {0} liegt, oder eine Python-Umgebung mit xlite-desktop[train].</translation>
  </message>
  <message>
   <source>Choose the folder of a Training pack, or a Python environment with xlite-desktop[train].</source>
   <translation>Wählen Sie den Ordner eines Trainingspakets oder eine Python-Umgebung mit xlite-desktop[train].</translation>
  </message>
  <message>
   <source>Choose the folder that holds them; names must be those of the files.</source>
   <translation>Wählen Sie den Ordner, der sie enthält; die Namen müssen die der Dateien sein.</translation>
  </message>
  <message>
   <source>Choose the operating points again.</source>
   <translation>Wählen Sie die Arbeitspunkte neu.</translation>
  </message>
  <message>
   <source>Clahe clip</source>
   <translation>CLAHE-Grenze</translation>
  </message>
  <message>
   <source>Clahe tiles</source>
   <translation>CLAHE-Kacheln</translation>
  </message>
  <message>
   <source>Clip norm</source>
   <translation>Gradientenlänge</translation>
  </message>
  <message>
   <source>Close other programs to free some memory, and try again.</source>
   <translation>Schließen Sie andere Programme, um Speicher frei zu machen, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Close other windows of this application and do it again.</source>
   <translation>Schließen Sie andere Fenster dieser Anwendung und tun Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Close other windows of this application and forget everything once more.</source>
   <translation>Schließen Sie andere Fenster dieser Anwendung und vergessen Sie noch einmal alles.</translation>
  </message>
  <message>
   <source>Close the application, and install all of it again.</source>
   <translation>Schließen Sie die Anwendung und installieren Sie sie vollständig neu.</translation>
  </message>
  <message>
   <source>Close the film and open it again.</source>
   <translation>Schließen Sie die Aufnahme und öffnen Sie sie wieder.</translation>
  </message>
  <message>
   <source>Close the other windows of this application and move it again.</source>
   <translation>Schließen Sie die anderen Fenster dieser Anwendung und verschieben Sie sie noch einmal.</translation>
  </message>
  <message>
   <source>Close what else uses this folder of runs, and try again.</source>
   <translation>Schließen Sie, was diesen Ordner der Läufe sonst noch benutzt, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Closed form</source>
   <translation>Geschlossene Form</translation>
  </message>
  <message>
   <source>Colour files</source>
   <translation>Farbdateien</translation>
  </message>
  <message>
   <source>Colour picture</source>
   <translation>Farbbild</translation>
  </message>
  <message>
   <source>Colour with transparency (RGBA).</source>
   <translation>Farbe mit Transparenz (RGBA).</translation>
  </message>
  <message>
   <source>Commit</source>
   <translation>Commit</translation>
  </message>
  <message>
   <source>Compare runs of one split; their own intervals still hold.</source>
   <translation>Vergleichen Sie Läufe einer Aufteilung; ihre eigenen Intervalle gelten weiter.</translation>
  </message>
  <message>
   <source>Compare them on the films and findings that both have.</source>
   <translation>Vergleichen Sie sie auf den Aufnahmen und Befunden, die beide haben.</translation>
  </message>
  <message>
   <source>Compile</source>
   <translation>Kompilieren</translation>
  </message>
  <message>
   <source>Compile the network with torch.compile.</source>
   <translation>Das Netz mit torch.compile kompilieren.</translation>
  </message>
  <message>
   <source>Compute the backbone's maps twice instead of keeping them: half the memory.</source>
   <translation>Die Karten des Backbones zweimal berechnen statt sie zu behalten: halber Speicher.</translation>
  </message>
  <message>
   <source>Compute the evaluation again.</source>
   <translation>Berechnen Sie die Auswertung neu.</translation>
  </message>
  <message>
   <source>Computes with</source>
   <translation>Rechnet mit</translation>
  </message>
  <message>
   <source>Connect this computer once; or run 'hf download {0}' on another one and copy the folder {1} from its Hugging Face cache (~/.cache/huggingface/hub, or hub in HF_HOME) to the same place here; or set pretrained to false.</source>
   <translation>Verbinden Sie diesen Computer einmal mit dem Internet; oder führen Sie 'hf download {0}' auf einem anderen aus und kopieren Sie den Ordner {1} aus dessen Hugging-Face-Cache (~/.cache/huggingface/hub, oder hub in HF_HOME) an dieselbe Stelle hier; oder setzen Sie pretrained auf false.</translation>
  </message>
  <message>
   <source>Consolidation</source>
   <translation>Konsolidierung</translation>
  </message>
  <message>
   <source>Constant</source>
   <translation>Konstant</translation>
  </message>
  <message>
   <source>Contradictions</source>
   <translation>Widersprüche</translation>
  </message>
  <message>
   <source>Contrast</source>
   <translation>Kontrast</translation>
  </message>
  <message>
   <source>Contrast share</source>
   <translation>Kontrastanteil</translation>
  </message>
  <message>
   <source>Copy it again from its source, or export it anew.</source>
   <translation>Kopieren Sie sie noch einmal von ihrer Quelle oder exportieren Sie sie neu.</translation>
  </message>
  <message>
   <source>Copy it again from its source, or export the film again.</source>
   <translation>Kopieren Sie sie noch einmal von ihrer Quelle oder exportieren Sie die Aufnahme noch einmal.</translation>
  </message>
  <message>
   <source>Copy it again from its source.</source>
   <translation>Kopieren Sie sie noch einmal von ihrer Quelle.</translation>
  </message>
  <message>
   <source>Copy it again from its source: the transfer was cut short.</source>
   <translation>Kopieren Sie sie noch einmal von ihrer Quelle: Die Übertragung brach ab.</translation>
  </message>
  <message>
   <source>Copy it again from where it came from.</source>
   <translation>Kopieren Sie sie noch einmal von dort, wo sie herkam.</translation>
  </message>
  <message>
   <source>Copy it again.</source>
   <translation>Kopieren Sie sie noch einmal.</translation>
  </message>
  <message>
   <source>Copy the file again from its source: the transfer was cut short.</source>
   <translation>Kopieren Sie die Datei noch einmal von ihrer Quelle: Die Übertragung brach ab.</translation>
  </message>
  <message>
   <source>Cores</source>
   <translation>Kerne</translation>
  </message>
  <message>
   <source>Cosine</source>
   <translation>Kosinus</translation>
  </message>
  <message>
   <source>Count positive films and all films of the population again.</source>
   <translation>Zählen Sie positive und alle Aufnahmen der Population noch einmal.</translation>
  </message>
  <message>
   <source>Cpu</source>
   <translation>CPU</translation>
  </message>
  <message>
   <source>Crop it: a radiograph is not many times longer than wide.</source>
   <translation>Schneiden Sie es zu: Eine Röntgenaufnahme ist nicht um ein Vielfaches länger als breit.</translation>
  </message>
  <message>
   <source>Cropped</source>
   <translation>Beschnitten</translation>
  </message>
  <message>
   <source>Cuda</source>
   <translation>CUDA</translation>
  </message>
  <message>
   <source>Data fingerprint</source>
   <translation>Fingerabdruck der Daten</translation>
  </message>
  <message>
   <source>Data sets</source>
   <translation>Datensätze</translation>
  </message>
  <message>
   <source>Degrees</source>
   <translation>Grad</translation>
  </message>
  <message>
   <source>Delete it and begin the folder anew; the films themselves are untouched.</source>
   <translation>Löschen Sie sie und beginnen Sie den Ordner neu; die Aufnahmen selbst sind unberührt.</translation>
  </message>
  <message>
   <source>Delete it by hand in the folder of the worklist.</source>
   <translation>Löschen Sie sie von Hand im Ordner der Arbeitsliste.</translation>
  </message>
  <message>
   <source>Delete it by hand in {0}.</source>
   <translation>Löschen Sie sie von Hand in {0}.</translation>
  </message>
  <message>
   <source>Delete it; the run goes on from the one before, or from its beginning.</source>
   <translation>Löschen Sie ihn; der Lauf setzt beim vorigen fort oder am Anfang.</translation>
  </message>
  <message>
   <source>Delete one of its rows.</source>
   <translation>Löschen Sie eine der Zeilen.</translation>
  </message>
  <message>
   <source>Deterministic</source>
   <translation>Deterministisch</translation>
  </message>
  <message>
   <source>Device</source>
   <translation>Gerät</translation>
  </message>
  <message>
   <source>Did you mean one of: {0}?</source>
   <translation>Meinten Sie eines von: {0}?</translation>
  </message>
  <message>
   <source>Distillation</source>
   <translation>Destillation</translation>
  </message>
  <message>
   <source>Do it again when nothing writes it any more.</source>
   <translation>Tun Sie es noch einmal, wenn niemand mehr hineinschreibt.</translation>
  </message>
  <message>
   <source>Draw at least one film.</source>
   <translation>Ziehen Sie mindestens eine Aufnahme.</translation>
  </message>
  <message>
   <source>Draw it again; the film itself is not affected.</source>
   <translation>Zeichnen Sie es noch einmal; die Aufnahme selbst ist nicht betroffen.</translation>
  </message>
  <message>
   <source>Draw more batches, or larger ones.</source>
   <translation>Ziehen Sie mehr oder größere Batches.</translation>
  </message>
  <message>
   <source>Dropout</source>
   <translation>Dropout</translation>
  </message>
  <message>
   <source>Duplicates</source>
   <translation>Duplikate</translation>
  </message>
  <message>
   <source>Earlier comparisons used 0.2.</source>
   <translation>Frühere Vergleiche nahmen 0.2.</translation>
  </message>
  <message>
   <source>Edema</source>
   <translation>Ödem</translation>
  </message>
  <message>
   <source>Effective number</source>
   <translation>Effektive Anzahl</translation>
  </message>
  <message>
   <source>Effusion</source>
   <translation>Erguss</translation>
  </message>
  <message>
   <source>Ema decay</source>
   <translation>EMA-Abklingen</translation>
  </message>
  <message>
   <source>Emphysema</source>
   <translation>Emphysem</translation>
  </message>
  <message>
   <source>Empty label rows</source>
   <translation>Leere Labelzeilen</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>Epochen</translation>
  </message>
  <message>
   <source>Epochs without a better validation AUC.</source>
   <translation>Epochen ohne bessere Validierungs-AUC.</translation>
  </message>
  <message>
   <source>Epochs without a better validation macro AUC before the run ends; 0 never ends it early.</source>
   <translation>Epochen ohne bessere Makro-AUC der Validierung, bevor der Lauf endet; 0 beendet ihn nie vorzeitig.</translation>
  </message>
  <message>
   <source>Evaluate its predictions with a manifest: xlite evaluate PREDICTIONS --manifest M.</source>
   <translation>Werten Sie seine Vorhersagen mit einem Manifest aus: xlite evaluate PREDICTIONS --manifest M.</translation>
  </message>
  <message>
   <source>Evaluate predictions beside the label table of the same films, in the same order.</source>
   <translation>Werten Sie Vorhersagen neben der Labeltabelle derselben Aufnahmen aus, in derselben Reihenfolge.</translation>
  </message>
  <message>
   <source>Evaluate the model again.</source>
   <translation>Werten Sie das Modell noch einmal aus.</translation>
  </message>
  <message>
   <source>Evaluate the run again with this version.</source>
   <translation>Werten Sie den Lauf mit dieser Version noch einmal aus.</translation>
  </message>
  <message>
   <source>Evaluate the run again.</source>
   <translation>Werten Sie den Lauf noch einmal aus.</translation>
  </message>
  <message>
   <source>Every film needs a number for every finding; leave other columns out.</source>
   <translation>Jede Aufnahme braucht eine Zahl für jeden Befund; lassen Sie andere Spalten weg.</translation>
  </message>
  <message>
   <source>Every film needs both: films of one patient must stay together.</source>
   <translation>Jede Aufnahme braucht beides: Aufnahmen eines Patienten müssen zusammenbleiben.</translation>
  </message>
  <message>
   <source>Everything that was tested works.</source>
   <translation>Alles, was geprüft wurde, funktioniert.</translation>
  </message>
  <message>
   <source>Everything was forgotten, but a damaged file from earlier could not be deleted.</source>
   <translation>Alles wurde vergessen, aber eine beschädigte Datei von früher konnte nicht gelöscht werden.</translation>
  </message>
  <message>
   <source>Everything was forgotten, but another window still holds traces of it.</source>
   <translation>Alles wurde vergessen, aber ein anderes Fenster hält noch Spuren davon.</translation>
  </message>
  <message>
   <source>Exponent</source>
   <translation>Exponent</translation>
  </message>
  <message>
   <source>Export a run that holds films back, or a whole cross-validation with: xlite cross-validate --export-only.</source>
   <translation>Exportieren Sie einen Lauf, der Aufnahmen zurückhält, oder eine ganze Kreuzvalidierung mit: xlite cross-validate --export-only.</translation>
  </message>
  <message>
   <source>Export it as a grey picture.</source>
   <translation>Exportieren Sie es als Graubild.</translation>
  </message>
  <message>
   <source>Export it as one file, with the weights inside.</source>
   <translation>Exportieren Sie es als eine Datei, mit den Gewichten darin.</translation>
  </message>
  <message>
   <source>Export it at a smaller size.</source>
   <translation>Exportieren Sie es in kleinerer Größe.</translation>
  </message>
  <message>
   <source>Export it from its source again.</source>
   <translation>Exportieren Sie es noch einmal aus seiner Quelle.</translation>
  </message>
  <message>
   <source>Export it uncompressed, or as JPEG 2000, JPEG-LS, JPEG or RLE.</source>
   <translation>Exportieren Sie es unkomprimiert oder als JPEG 2000, JPEG-LS, JPEG oder RLE.</translation>
  </message>
  <message>
   <source>Export it with 16 bits a pixel.</source>
   <translation>Exportieren Sie es mit 16 Bit je Pixel.</translation>
  </message>
  <message>
   <source>Export it with 8 or 16 bits a pixel.</source>
   <translation>Exportieren Sie es mit 8 oder 16 Bit je Pixel.</translation>
  </message>
  <message>
   <source>Export it with `xlite export`, which adds the evidence maps.</source>
   <translation>Exportieren Sie es mit `xlite export`, das die Evidenzkarten hinzufügt.</translation>
  </message>
  <message>
   <source>Export it with `xlite export`, which writes the card.</source>
   <translation>Exportieren Sie es mit `xlite export`, das die Modellkarte schreibt.</translation>
  </message>
  <message>
   <source>Export the film again from its source.</source>
   <translation>Exportieren Sie die Aufnahme noch einmal aus ihrer Quelle.</translation>
  </message>
  <message>
   <source>Export the film again.</source>
   <translation>Exportieren Sie die Aufnahme noch einmal.</translation>
  </message>
  <message>
   <source>Export the film as DICOM, PNG, JPEG or TIFF and open that.</source>
   <translation>Exportieren Sie die Aufnahme als DICOM, PNG, JPEG oder TIFF und öffnen Sie diese Datei.</translation>
  </message>
  <message>
   <source>Export the film from its archive again, with all identifiers.</source>
   <translation>Exportieren Sie die Aufnahme noch einmal aus ihrem Archiv, mit allen Kennungen.</translation>
  </message>
  <message>
   <source>Export the film with 8 or 16 bits and copy that.</source>
   <translation>Exportieren Sie die Aufnahme mit 8 oder 16 Bit und kopieren Sie diese Datei.</translation>
  </message>
  <message>
   <source>Export the model again with this version of the application.</source>
   <translation>Exportieren Sie das Modell noch einmal mit dieser Version der Anwendung.</translation>
  </message>
  <message>
   <source>Export the model again, or choose another execution provider.</source>
   <translation>Exportieren Sie das Modell noch einmal oder wählen Sie einen anderen Rechenanbieter.</translation>
  </message>
  <message>
   <source>Export the model again, or use the bundled student.</source>
   <translation>Exportieren Sie das Modell noch einmal oder verwenden Sie den mitgelieferten Studenten.</translation>
  </message>
  <message>
   <source>Export the model again.</source>
   <translation>Exportieren Sie das Modell noch einmal.</translation>
  </message>
  <message>
   <source>Export the student again.</source>
   <translation>Exportieren Sie den Studenten noch einmal.</translation>
  </message>
  <message>
   <source>Export the student again: everything then lies in one file.</source>
   <translation>Exportieren Sie den Studenten noch einmal: Dann liegt alles in einer Datei.</translation>
  </message>
  <message>
   <source>Export with the recipe that the student was trained with.</source>
   <translation>Exportieren Sie mit dem Rezept, mit dem der Student trainiert wurde.</translation>
  </message>
  <message>
   <source>F1</source>
   <translation>F1</translation>
  </message>
  <message>
   <source>Fetch it again.</source>
   <translation>Laden Sie sie noch einmal.</translation>
  </message>
  <message>
   <source>Fetch the file again, or choose another teacher.</source>
   <translation>Laden Sie die Datei noch einmal oder wählen Sie einen anderen Lehrer.</translation>
  </message>
  <message>
   <source>Fetch the file again: it may have been cut off.</source>
   <translation>Laden Sie die Datei noch einmal: Sie wurde vielleicht abgeschnitten.</translation>
  </message>
  <message>
   <source>Few positive films judge: {0}.</source>
   <translation>Wenige positive Aufnahmen urteilen: {0}.</translation>
  </message>
  <message>
   <source>Fewer than two films train.</source>
   <translation>Weniger als zwei Aufnahmen trainieren.</translation>
  </message>
  <message>
   <source>Fibrosis</source>
   <translation>Fibrose</translation>
  </message>
  <message>
   <source>Films a step, each seen twice; what is left over of an epoch waits for the next.</source>
   <translation>Aufnahmen je Schritt, jede zweimal gesehen; was von einer Epoche übrig bleibt, wartet auf die nächste.</translation>
  </message>
  <message>
   <source>Films a step.</source>
   <translation>Aufnahmen je Schritt.</translation>
  </message>
  <message>
   <source>Films of {0} patients are in more than one part, and {1} % of the test films are of patients who are not new: results will look too good.</source>
   <translation>Aufnahmen von {0} Patienten liegen in mehr als einem Teil, und {1} % der Testaufnahmen stammen von Patienten, die nicht neu sind: Die Ergebnisse werden zu gut aussehen.</translation>
  </message>
  <message>
   <source>Films of {0} train and judge alike: results will look too good.</source>
   <translation>Aufnahmen von {0} trainieren und beurteilen zugleich: Die Ergebnisse werden zu gut aussehen.</translation>
  </message>
  <message>
   <source>Films without positive or without negative labels cannot be calibrated.</source>
   <translation>Aufnahmen ohne positive oder ohne negative Labels lassen sich nicht kalibrieren.</translation>
  </message>
  <message>
   <source>Final</source>
   <translation>Final</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>Befunde</translation>
  </message>
  <message>
   <source>Fine-tuning</source>
   <translation>Feinabstimmung</translation>
  </message>
  <message>
   <source>Finish one fold of all, or leave studies out.</source>
   <translation>Lassen Sie einen Fold von allen fertig werden, oder lassen Sie Studien weg.</translation>
  </message>
  <message>
   <source>Finish the run with the version that began it.</source>
   <translation>Beenden Sie den Lauf mit der Version, die ihn begann.</translation>
  </message>
  <message>
   <source>Finish those first with the same command, or delete {0} to drop them.</source>
   <translation>Beenden Sie zuerst jene mit demselben Befehl oder löschen Sie {0}, um sie zu verwerfen.</translation>
  </message>
  <message>
   <source>First epochs in which only attention and head learn.</source>
   <translation>Erste Epochen, in denen nur Aufmerksamkeit und Kopf lernen.</translation>
  </message>
  <message>
   <source>Fit calibration and thresholds for the same findings; None says that there is none.</source>
   <translation>Passen Sie Kalibrierung und Schwellenwerte für dieselben Befunde an; None sagt, dass es keine gibt.</translation>
  </message>
  <message>
   <source>Flip</source>
   <translation>Spiegeln</translation>
  </message>
  <message>
   <source>Focal</source>
   <translation>Fokal</translation>
  </message>
  <message>
   <source>Focal alpha</source>
   <translation>Fokal-Alpha</translation>
  </message>
  <message>
   <source>Focal gamma</source>
   <translation>Fokal-Gamma</translation>
  </message>
  <message>
   <source>Focal weight</source>
   <translation>Fokalgewicht</translation>
  </message>
  <message>
   <source>Fold</source>
   <translation>Fold</translation>
  </message>
  <message>
   <source>Fold {0} of {1} has predictions of other films than it holds out.</source>
   <translation>Fold {0} von {1} hat Vorhersagen zu anderen Aufnahmen, als er zurückhält.</translation>
  </message>
  <message>
   <source>Fold {0} was trained with other films than the fold file names.</source>
   <translation>Fold {0} wurde mit anderen Aufnahmen trainiert, als die Fold-Datei nennt.</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Folder of a run or of a pre-training, or weights, to start from with a new optimiser; empty for none. In a cross-validation {run} stands for each run's name: fold_0 and so on, final.</source>
   <translation>Ordner eines Laufs oder eines Vortrainings, oder Gewichte, von denen mit einem neuen Optimierer ausgegangen wird; leer für keine. In einer Kreuzvalidierung steht {run} für den Namen jedes Laufs: fold_0 und so weiter, final.</translation>
  </message>
  <message>
   <source>Folder of the preprocessed films; the user's cache folder if absent.</source>
   <translation>Ordner der vorverarbeiteten Aufnahmen; ohne Angabe der Cache-Ordner des Benutzers.</translation>
  </message>
  <message>
   <source>Folder with train.csv, val.csv and test.csv; made 70/15/15 if absent.</source>
   <translation>Ordner mit train.csv, val.csv und test.csv; ohne Angabe 70/15/15 geteilt.</translation>
  </message>
  <message>
   <source>Folders of finished runs, checkpoints, or a CSV of stored probabilities; several make an ensemble. In a cross-validation {run} stands for each run's name: fold_0 and so on, final.</source>
   <translation>Ordner fertiger Läufe, Checkpoints oder eine CSV-Datei gespeicherter Wahrscheinlichkeiten; mehrere bilden ein Ensemble. In einer Kreuzvalidierung steht {run} für den Namen jedes Laufs: fold_0 und so weiter, final.</translation>
  </message>
  <message>
   <source>Folders such as train and test were looked through; they make no split.</source>
   <translation>Ordner wie train und test wurden durchsucht; sie ergeben keine Aufteilung.</translation>
  </message>
  <message>
   <source>Folds</source>
   <translation>Folds</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Formula of the positive weights in the loss; n is a finding's positive films.</source>
   <translation>Formel der positiven Gewichte im Verlust; n sind die positiven Aufnahmen eines Befunds.</translation>
  </message>
  <message>
   <source>Fp16</source>
   <translation>Fp16</translation>
  </message>
  <message>
   <source>Fp32</source>
   <translation>Fp32</translation>
  </message>
  <message>
   <source>Free some space and resume; the checkpoint before is sound.</source>
   <translation>Schaffen Sie Platz und setzen Sie fort; der Checkpoint davor ist in Ordnung.</translation>
  </message>
  <message>
   <source>Free some space; the run goes on, and the checkpoint before is sound.</source>
   <translation>Schaffen Sie Platz; der Lauf geht weiter, und der Checkpoint davor ist in Ordnung.</translation>
  </message>
  <message>
   <source>Freeze backbone epochs</source>
   <translation>Eingefrorene Epochen</translation>
  </message>
  <message>
   <source>GPU, ms a film</source>
   <translation>GPU, ms je Aufnahme</translation>
  </message>
  <message>
   <source>Get the Training pack for this computer.</source>
   <translation>Besorgen Sie das Trainingspaket für diesen Rechner.</translation>
  </message>
  <message>
   <source>Get the flavour cpu.</source>
   <translation>Besorgen Sie die Ausführung cpu.</translation>
  </message>
  <message>
   <source>Give --split.</source>
   <translation>Geben Sie --split an.</translation>
  </message>
  <message>
   <source>Give PNG, JPEG, TIFF or DICOM files, or a folder that holds some.</source>
   <translation>Geben Sie PNG, JPEG, TIFF oder DICOM an oder einen Ordner mit solchen Dateien.</translation>
  </message>
  <message>
   <source>Give a CSV file in UTF-8, or one compressed with gzip.</source>
   <translation>Geben Sie eine CSV-Datei in UTF-8 an oder eine mit gzip komprimierte.</translation>
  </message>
  <message>
   <source>Give a CSV file in UTF-8.</source>
   <translation>Geben Sie eine CSV-Datei in UTF-8 an.</translation>
  </message>
  <message>
   <source>Give a CSV file.</source>
   <translation>Geben Sie eine CSV-Datei an.</translation>
  </message>
  <message>
   <source>Give a CSV with the column 'file', or a text file with one file name a line.</source>
   <translation>Geben Sie eine CSV-Datei mit der Spalte 'file' an oder eine Textdatei mit einem Dateinamen je Zeile.</translation>
  </message>
  <message>
   <source>Give a TOML file in UTF-8; the help shows examples.</source>
   <translation>Geben Sie eine TOML-Datei in UTF-8 an; die Hilfe zeigt Beispiele.</translation>
  </message>
  <message>
   <source>Give a TOML file.</source>
   <translation>Geben Sie eine TOML-Datei an.</translation>
  </message>
  <message>
   <source>Give a larger training part.</source>
   <translation>Nehmen Sie einen größeren Trainingsteil.</translation>
  </message>
  <message>
   <source>Give a model file that xlite cross-validate exported.</source>
   <translation>Geben Sie eine Modelldatei an, die xlite cross-validate exportiert hat.</translation>
  </message>
  <message>
   <source>Give a row a film, a cell a column.</source>
   <translation>Geben Sie einer Aufnahme eine Zeile, einer Spalte eine Zelle.</translation>
  </message>
  <message>
   <source>Give a table of these films, or leave it out.</source>
   <translation>Geben Sie eine Tabelle dieser Aufnahmen an, oder lassen Sie sie weg.</translation>
  </message>
  <message>
   <source>Give a table with films.</source>
   <translation>Geben Sie eine Tabelle mit Aufnahmen an.</translation>
  </message>
  <message>
   <source>Give another teacher.</source>
   <translation>Geben Sie einen anderen Lehrer an.</translation>
  </message>
  <message>
   <source>Give both, or neither.</source>
   <translation>Geben Sie beide an oder keines.</translation>
  </message>
  <message>
   <source>Give each column its own.</source>
   <translation>Geben Sie jeder Spalte ihren eigenen.</translation>
  </message>
  <message>
   <source>Give each setting of a grid one value or more.</source>
   <translation>Geben Sie jeder Einstellung eines Rasters einen oder mehr Werte.</translation>
  </message>
  <message>
   <source>Give every finding a name of its own.</source>
   <translation>Geben Sie jedem Befund einen eigenen Namen.</translation>
  </message>
  <message>
   <source>Give it a larger share, or use more films.</source>
   <translation>Geben Sie ihm einen größeren Anteil oder nehmen Sie mehr Aufnahmen.</translation>
  </message>
  <message>
   <source>Give it one output a finding.</source>
   <translation>Geben Sie ihm einen Ausgang je Befund.</translation>
  </message>
  <message>
   <source>Give it one, a text: name = "student".</source>
   <translation>Geben Sie ihr einen, einen Text: name = "student".</translation>
  </message>
  <message>
   <source>Give left, top, width and height in pixels of the whole film.</source>
   <translation>Geben Sie linken Rand, oberen Rand, Breite und Höhe in Pixeln der ganzen Aufnahme an.</translation>
  </message>
  <message>
   <source>Give more films, or do without an input check.</source>
   <translation>Geben Sie mehr Aufnahmen an oder verzichten Sie auf eine Eingangsprüfung.</translation>
  </message>
  <message>
   <source>Give one row a film, with its name and a column 'prob_&lt;Finding&gt;' a finding.</source>
   <translation>Geben Sie eine Zeile je Aufnahme an, mit ihrem Namen und einer Spalte 'prob_&lt;Finding&gt;' je Befund.</translation>
  </message>
  <message>
   <source>Give one value each, or three each.</source>
   <translation>Geben Sie je einen Wert an oder je drei.</translation>
  </message>
  <message>
   <source>Give predictions of films of the fold file that count in the headline.</source>
   <translation>Geben Sie Vorhersagen zu Aufnahmen der Fold-Datei an, die in der Hauptzahl zählen.</translation>
  </message>
  <message>
   <source>Give size and clahe_clip as numbers, mean and std as lists of numbers.</source>
   <translation>Geben Sie size und clahe_clip als Zahlen an, mean und std als Listen von Zahlen.</translation>
  </message>
  <message>
   <source>Give the boxes of these films; NIH's are in BBox_List_2017.csv.</source>
   <translation>Geben Sie die Kästen dieser Aufnahmen an; die des NIH stehen in BBox_List_2017.csv.</translation>
  </message>
  <message>
   <source>Give the file as it was published ({0} names are missing, {1} unexpected).</source>
   <translation>Geben Sie die Datei an, wie sie veröffentlicht wurde ({0} Namen fehlen, {1} sind unerwartet).</translation>
  </message>
  <message>
   <source>Give the file as it was published, for the network that it was saved from.</source>
   <translation>Geben Sie die Datei an, wie sie veröffentlicht wurde, für das Netz, aus dem sie stammt.</translation>
  </message>
  <message>
   <source>Give the file that timm publishes for this backbone.</source>
   <translation>Geben Sie die Datei an, die timm für dieses Backbone veröffentlicht.</translation>
  </message>
  <message>
   <source>Give the film of every box.</source>
   <translation>Geben Sie zu jedem Kasten die Aufnahme an.</translation>
  </message>
  <message>
   <source>Give the films for each of its recipes, or let the run open them from [data].</source>
   <translation>Geben Sie die Aufnahmen für jedes seiner Rezepte an oder lassen Sie den Lauf sie aus [data] öffnen.</translation>
  </message>
  <message>
   <source>Give the fold file that the studies were trained with.</source>
   <translation>Geben Sie die Fold-Datei an, mit der die Studien trainiert wurden.</translation>
  </message>
  <message>
   <source>Give the fold file that the study was trained with.</source>
   <translation>Geben Sie die Fold-Datei an, mit der die Studie trainiert wurde.</translation>
  </message>
  <message>
   <source>Give the folder of a finished run, as the run left it.</source>
   <translation>Geben Sie den Ordner eines beendeten Laufs an, wie der Lauf ihn hinterließ.</translation>
  </message>
  <message>
   <source>Give the folder of a finished run.</source>
   <translation>Geben Sie den Ordner eines beendeten Laufs an.</translation>
  </message>
  <message>
   <source>Give the folder of a run.</source>
   <translation>Geben Sie den Ordner eines Laufs an.</translation>
  </message>
  <message>
   <source>Give the label table of the films, one row a film.</source>
   <translation>Geben Sie die Labeltabelle der Aufnahmen an, eine Zeile je Aufnahme.</translation>
  </message>
  <message>
   <source>Give the manifest that the predictions were made for.</source>
   <translation>Geben Sie das Manifest an, für das die Vorhersagen entstanden.</translation>
  </message>
  <message>
   <source>Give the model file that this study exported, or leave out --write-into.</source>
   <translation>Geben Sie die Modelldatei an, die diese Studie exportiert hat, oder lassen Sie --write-into weg.</translation>
  </message>
  <message>
   <source>Give the opinion again and write the report once more.</source>
   <translation>Geben Sie die Meinung noch einmal ab und schreiben Sie den Bericht noch einmal.</translation>
  </message>
  <message>
   <source>Give the run more validation films, or set loop.keep to last.</source>
   <translation>Geben Sie dem Lauf mehr Validierungsaufnahmen oder setzen Sie loop.keep auf last.</translation>
  </message>
  <message>
   <source>Give the weights as they were published.</source>
   <translation>Geben Sie die Gewichte an, wie sie veröffentlicht wurden.</translation>
  </message>
  <message>
   <source>Give the whole table of boxes, or folds that share them.</source>
   <translation>Geben Sie die ganze Tabelle der Kästen an, oder Folds, auf die sie verteilt sind.</translation>
  </message>
  <message>
   <source>Give three positive numbers: of training, validation and test films.</source>
   <translation>Geben Sie drei positive Zahlen an: Trainings-, Validierungs- und Testaufnahmen.</translation>
  </message>
  <message>
   <source>Give x and y of its upper left corner, and a width and height above 0, in pixels.</source>
   <translation>Geben Sie x und y der oberen linken Ecke an und Breite und Höhe über 0, in Pixeln.</translation>
  </message>
  <message>
   <source>Go on with it first: xlite train --resume {0}.</source>
   <translation>Setzen Sie ihn zuerst fort: xlite train --resume {0}.</translation>
  </message>
  <message>
   <source>Gradient</source>
   <translation>Gradient</translation>
  </message>
  <message>
   <source>Gradient checkpointing</source>
   <translation>Gradienten-Checkpoints</translation>
  </message>
  <message>
   <source>Gradients stay those of the whole batch, but batch norm sees smaller parts; raise loop.accumulate for a like-for-like run.</source>
   <translation>Die Gradienten bleiben die des ganzen Batches, aber die Batch-Norm sieht kleinere Teile; erhöhen Sie loop.accumulate für einen Lauf unter gleichen Bedingungen.</translation>
  </message>
  <message>
   <source>Graphics card</source>
   <translation>Grafikkarte</translation>
  </message>
  <message>
   <source>Grey with transparency.</source>
   <translation>Grau mit Transparenz.</translation>
  </message>
  <message>
   <source>Grouping</source>
   <translation>Gruppierung</translation>
  </message>
  <message>
   <source>Half precision (fp16) needs a CUDA device.</source>
   <translation>Halbe Genauigkeit (fp16) braucht ein CUDA-Gerät.</translation>
  </message>
  <message>
   <source>Hardware</source>
   <translation>Hardware</translation>
  </message>
  <message>
   <source>Head width</source>
   <translation>Kopfbreite</translation>
  </message>
  <message>
   <source>Heads</source>
   <translation>Köpfe</translation>
  </message>
  <message>
   <source>Hernia</source>
   <translation>Hernie</translation>
  </message>
  <message>
   <source>Hidden units of the classifier, and length of the embedding.</source>
   <translation>Verborgene Einheiten des Klassifikators und Länge der Einbettung.</translation>
  </message>
  <message>
   <source>How alpha moves from alpha_start to alpha over the epochs.</source>
   <translation>Wie sich alpha über die Epochen von alpha_start zu alpha bewegt.</translation>
  </message>
  <message>
   <source>How films are drawn in an epoch: each once, or weighted by their findings, or by their source: each source equally often, or by the root of its films; maximum_2025 is there to reproduce a mistake.</source>
   <translation>Wie Aufnahmen in einer Epoche gezogen werden: jede einmal, oder gewichtet nach ihren Befunden, oder nach ihrer Quelle: jede Quelle gleich oft, oder nach der Wurzel ihrer Aufnahmen; maximum_2025 ist da, um einen Fehler nachzustellen.</translation>
  </message>
  <message>
   <source>How much easy cells are discounted (Lin et al., 2017).</source>
   <translation>Wie stark leichte Zellen abgewertet werden (Lin et al., 2017).</translation>
  </message>
  <message>
   <source>How the rate falls after the warm-up.</source>
   <translation>Wie die Rate nach dem Aufwärmen sinkt.</translation>
  </message>
  <message>
   <source>How the student learns: step by step or, with the scattering backbone, in closed form: ridge regressions to teacher and labels, on one more augmented copy of each film an epoch.</source>
   <translation>Wie der Student lernt: Schritt für Schritt oder, mit dem Scattering-Backbone, in geschlossener Form: Ridge-Regressionen auf Lehrer und Labels, mit jeder Epoche auf einer weiteren augmentierten Kopie jeder Aufnahme.</translation>
  </message>
  <message>
   <source>Image</source>
   <translation>Bild</translation>
  </message>
  <message>
   <source>Image level lets films of one patient into train and test alike: AUC looks better.</source>
   <translation>Auf Bildebene kommen Aufnahmen eines Patienten in Training und Test zugleich: Die AUC sieht besser aus.</translation>
  </message>
  <message>
   <source>Image size</source>
   <translation>Bildgröße</translation>
  </message>
  <message>
   <source>Import the data set again.</source>
   <translation>Importieren Sie den Datensatz noch einmal.</translation>
  </message>
  <message>
   <source>In channels</source>
   <translation>Eingangskanäle</translation>
  </message>
  <message>
   <source>In the teacher {0}, {1} has the shape {2} where {3} belongs.</source>
   <translation>Im Lehrer {0} hat {1} die Form {2}, wo {3} hingehört.</translation>
  </message>
  <message>
   <source>In the teacher {0}, {1} holds values that are no finite numbers.</source>
   <translation>Im Lehrer {0} enthält {1} Werte, die keine endlichen Zahlen sind.</translation>
  </message>
  <message>
   <source>In the teacher {0}, {1} is no weight.</source>
   <translation>Im Lehrer {0} ist {1} kein Gewicht.</translation>
  </message>
  <message>
   <source>Infiltration</source>
   <translation>Infiltrat</translation>
  </message>
  <message>
   <source>Init from</source>
   <translation>Beginn mit</translation>
  </message>
  <message>
   <source>Install it in a checkout of X-Lite: pip install ".[{0}]".</source>
   <translation>Installieren Sie es im Quelltext von X-Lite: pip install ".[{0}]".</translation>
  </message>
  <message>
   <source>Install it when nothing writes it any more.</source>
   <translation>Installieren Sie es, wenn niemand mehr hineinschreibt.</translation>
  </message>
  <message>
   <source>Install that version, or begin the folder anew elsewhere.</source>
   <translation>Installieren Sie jene Version oder beginnen Sie den Ordner anderswo neu.</translation>
  </message>
  <message>
   <source>Install that version; until then nothing is remembered.</source>
   <translation>Installieren Sie jene Version; bis dahin wird nichts gespeichert.</translation>
  </message>
  <message>
   <source>Install the Training pack of version {0}, or update the application.</source>
   <translation>Installieren Sie das Trainingspaket der Version {0}, oder aktualisieren Sie die Anwendung.</translation>
  </message>
  <message>
   <source>Install the rest into its environment, in a checkout of version {0}: {1}.</source>
   <translation>Installieren Sie den Rest in seine Umgebung, im Quelltext der Version {0}: {1}.</translation>
  </message>
  <message>
   <source>Installed are: {0}.</source>
   <translation>Installiert sind: {0}.</translation>
  </message>
  <message>
   <source>Instructions</source>
   <translation>Befehlssätze</translation>
  </message>
  <message>
   <source>Inverse power</source>
   <translation>Inverse Potenz</translation>
  </message>
  <message>
   <source>Inverted</source>
   <translation>Invertiert</translation>
  </message>
  <message>
   <source>Inverted or turned</source>
   <translation>Invertiert oder gedreht</translation>
  </message>
  <message>
   <source>It can be changed by whoever uses X-Lite, so it holds nobody back.</source>
   <translation>Wer X-Lite benutzt, kann sie ändern; so hält sie niemanden zurück.</translation>
  </message>
  <message>
   <source>It can be written; {0} are free.</source>
   <translation>Er kann beschrieben werden; {0} sind frei.</translation>
  </message>
  <message>
   <source>It cannot be written: {0}.</source>
   <translation>Er kann nicht beschrieben werden: {0}.</translation>
  </message>
  <message>
   <source>It gives the same results here as where it was made.</source>
   <translation>Es liefert hier dieselben Ergebnisse wie dort, wo es entstanden ist.</translation>
  </message>
  <message>
   <source>It has the entries {0}.</source>
   <translation>Es hat die Einträge {0}.</translation>
  </message>
  <message>
   <source>It has: {0}.</source>
   <translation>Es hat: {0}.</translation>
  </message>
  <message>
   <source>It is decoded wrongly.</source>
   <translation>Es wird falsch dekodiert.</translation>
  </message>
  <message>
   <source>It is decoded.</source>
   <translation>Es wird dekodiert.</translation>
  </message>
  <message>
   <source>It is nearly full: {0} are free.</source>
   <translation>Er ist fast voll: {0} sind frei.</translation>
  </message>
  <message>
   <source>It knows: {0}.</source>
   <translation>Es kennt: {0}.</translation>
  </message>
  <message>
   <source>It lies in no folder of a finding.</source>
   <translation>Sie liegt in keinem Ordner eines Befunds.</translation>
  </message>
  <message>
   <source>It lies on its side.</source>
   <translation>Sie liegt auf der Seite.</translation>
  </message>
  <message>
   <source>It locks nothing.</source>
   <translation>Sie sperrt nichts.</translation>
  </message>
  <message>
   <source>It must be a CSV with the columns {0}.</source>
   <translation>Es muss eine CSV-Datei mit den Spalten {0} sein.</translation>
  </message>
  <message>
   <source>It must be {0}.</source>
   <translation>Es muss {0} sein.</translation>
  </message>
  <message>
   <source>It names {0}.</source>
   <translation>Es nennt {0}.</translation>
  </message>
  <message>
   <source>It opens, but holds no phantom to compare with.</source>
   <translation>Es öffnet sich, enthält aber kein Phantom zum Vergleich.</translation>
  </message>
  <message>
   <source>It should be called {0}.csv, {1}.txt or {2}_list.txt.</source>
   <translation>Sie sollte {0}.csv, {1}.txt oder {2}_list.txt heißen.</translation>
  </message>
  <message>
   <source>It stands upside down.</source>
   <translation>Sie steht auf dem Kopf.</translation>
  </message>
  <message>
   <source>It was written by another version: read it with that one.</source>
   <translation>Eine andere Version hat sie geschrieben: Lesen Sie sie mit jener.</translation>
  </message>
  <message>
   <source>Its drive is not there.</source>
   <translation>Sein Laufwerk ist nicht da.</translation>
  </message>
  <message>
   <source>Its training has failed: train it again, or use the bundled student.</source>
   <translation>Sein Training ist gescheitert: Trainieren Sie es noch einmal oder verwenden Sie den mitgelieferten Studenten.</translation>
  </message>
  <message>
   <source>Judge the groups again.</source>
   <translation>Werten Sie die Gruppen noch einmal aus.</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Keep all films of a patient in one fold: they are too alike to judge each other.</source>
   <translation>Halten Sie alle Aufnahmen eines Patienten in einem Fold: Sie ähneln sich zu sehr, um einander zu beurteilen.</translation>
  </message>
  <message>
   <source>Keep each film once, in one part: a film must not judge its own training.</source>
   <translation>Behalten Sie jede Aufnahme einmal, in einem Teil: Eine Aufnahme darf ihr eigenes Training nicht beurteilen.</translation>
  </message>
  <message>
   <source>Keep one line for each film of the part.</source>
   <translation>Behalten Sie eine Zeile für jede Aufnahme des Teils.</translation>
  </message>
  <message>
   <source>Keep one row a film.</source>
   <translation>Behalten Sie eine Zeile je Aufnahme.</translation>
  </message>
  <message>
   <source>Keep one row for each film.</source>
   <translation>Behalten Sie eine Zeile für jede Aufnahme.</translation>
  </message>
  <message>
   <source>Keep the one that counts.</source>
   <translation>Behalten Sie die, die zählt.</translation>
  </message>
  <message>
   <source>Keep the one that is meant, or name the findings.</source>
   <translation>Behalten Sie die gemeinte oder nennen Sie die Befunde.</translation>
  </message>
  <message>
   <source>Keep the one that is meant.</source>
   <translation>Behalten Sie die gemeinte.</translation>
  </message>
  <message>
   <source>Keep the test films for the phase 'final': write N/A.</source>
   <translation>Heben Sie die Testaufnahmen für die Phase 'final' auf: Schreiben Sie N/A.</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>Known are: a run's folder, and the weights of {0}.</source>
   <translation>Bekannt sind: der Ordner eines Laufs und die Gewichte von {0}.</translation>
  </message>
  <message>
   <source>Known settings there: {0}.</source>
   <translation>Dort bekannte Einstellungen: {0}.</translation>
  </message>
  <message>
   <source>Known settings: {0}.</source>
   <translation>Bekannte Einstellungen: {0}.</translation>
  </message>
  <message>
   <source>Label smoothing</source>
   <translation>Label-Glättung</translation>
  </message>
  <message>
   <source>Labels become s/2 and 1 - s/2: mined labels are noisy.</source>
   <translation>Aus Labels werden s/2 und 1 - s/2: Aus Texten gewonnene Labels sind verrauscht.</translation>
  </message>
  <message>
   <source>Large batches and a cosine, as the earlier work meant to train.</source>
   <translation>Große Batches und ein Kosinus, wie es die frühere Arbeit vorhatte.</translation>
  </message>
  <message>
   <source>Largest change of either, as a share.</source>
   <translation>Größte Änderung beider, als Anteil.</translation>
  </message>
  <message>
   <source>Largest change of scale, as a share.</source>
   <translation>Größte Änderung der Skalierung, als Anteil.</translation>
  </message>
  <message>
   <source>Largest rotation to either side.</source>
   <translation>Größte Drehung nach jeder Seite.</translation>
  </message>
  <message>
   <source>Largest shift, as a share of the film's side.</source>
   <translation>Größte Verschiebung, als Anteil der Seitenlänge.</translation>
  </message>
  <message>
   <source>Last</source>
   <translation>Letzte</translation>
  </message>
  <message>
   <source>Lateral</source>
   <translation>Seitlich</translation>
  </message>
  <message>
   <source>Lateral film: shown, not scored. The student knows frontal films only.</source>
   <translation>Seitliche Aufnahme: gezeigt, nicht bewertet. Der Student kennt nur frontale Aufnahmen.</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>Schichten</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <source>Leave films without predictions out.</source>
   <translation>Lassen Sie Aufnahmen ohne Vorhersagen weg.</translation>
  </message>
  <message>
   <source>Leave the findings out of the configuration: they come from the manifest.</source>
   <translation>Lassen Sie die Befunde aus der Konfiguration: Sie kommen aus dem Manifest.</translation>
  </message>
  <message>
   <source>Leave these findings out, or add films that show them.</source>
   <translation>Lassen Sie diese Befunde weg oder fügen Sie Aufnahmen hinzu, die sie zeigen.</translation>
  </message>
  <message>
   <source>Leave {0} out, or set loop.method to "gradient".</source>
   <translation>Lassen Sie {0} weg oder setzen Sie loop.method auf "gradient".</translation>
  </message>
  <message>
   <source>Length of the vectors that are compared.</source>
   <translation>Länge der Vektoren, die verglichen werden.</translation>
  </message>
  <message>
   <source>Let films judge that show the findings.</source>
   <translation>Lassen Sie Aufnahmen urteilen, die die Befunde zeigen.</translation>
  </message>
  <message>
   <source>Let it end in .csv.</source>
   <translation>Lassen Sie ihn auf .csv enden.</translation>
  </message>
  <message>
   <source>Let it finish first.</source>
   <translation>Lassen Sie ihn zuerst enden.</translation>
  </message>
  <message>
   <source>Let its name end in .png or .svg.</source>
   <translation>Lassen Sie den Namen auf .png oder .svg enden.</translation>
  </message>
  <message>
   <source>Let the file's name end in one of: {0}.</source>
   <translation>Lassen Sie den Dateinamen enden auf eines von: {0}.</translation>
  </message>
  <message>
   <source>Line </source>
   <translation>Zeile </translation>
  </message>
  <message>
   <source>Line {0} names it again; line {1}{2} was kept.</source>
   <translation>Zeile {0} nennt sie noch einmal; Zeile {1}{2} wurde behalten.</translation>
  </message>
  <message>
   <source>Line {0} of the policy file {1} is no TOML.</source>
   <translation>Zeile {0} der Richtliniendatei {1} ist kein TOML.</translation>
  </message>
  <message>
   <source>Line {0} of the policy file {1} is not UTF-8 text.</source>
   <translation>Zeile {0} der Richtliniendatei {1} ist kein UTF-8-Text.</translation>
  </message>
  <message>
   <source>Line {0} of the policy file {1} is wrong.</source>
   <translation>Zeile {0} der Richtliniendatei {1} ist falsch.</translation>
  </message>
  <message>
   <source>Line {0} of the stored probabilities {1} has too few or many cells.</source>
   <translation>Zeile {0} der gespeicherten Wahrscheinlichkeiten {1} hat zu wenige oder zu viele Zellen.</translation>
  </message>
  <message>
   <source>Line {0} of the stored probabilities {1} holds {2}.</source>
   <translation>Zeile {0} der gespeicherten Wahrscheinlichkeiten {1} enthält {2}.</translation>
  </message>
  <message>
   <source>Line {0} of the stored probabilities {1} names a film again.</source>
   <translation>Zeile {0} der gespeicherten Wahrscheinlichkeiten {1} nennt eine Aufnahme noch einmal.</translation>
  </message>
  <message>
   <source>Line {0} of {1} has {2} cells below {3} headings.</source>
   <translation>Zeile {0} von {1} hat {2} Zellen unter {3} Überschriften.</translation>
  </message>
  <message>
   <source>Line {0} of {1} has {2} cells instead of {3}; nothing was changed.</source>
   <translation>Zeile {0} von {1} hat {2} Zellen statt {3}; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Line {0} of {1} holds a cell longer than any name.</source>
   <translation>Zeile {0} von {1} enthält eine Zelle, länger als jeder Name.</translation>
  </message>
  <message>
   <source>Line {0} of {1} holds a cell of {2} characters below {3}.</source>
   <translation>Zeile {0} von {1} enthält eine Zelle von {2} Zeichen unter {3}.</translation>
  </message>
  <message>
   <source>Line {0} of {1} holds no box on a film of {2} x {3} pixels.</source>
   <translation>Zeile {0} von {1} enthält keinen Kasten auf einer Aufnahme von {2} x {3} Pixeln.</translation>
  </message>
  <message>
   <source>Line {0} of {1} holds the label {2}.</source>
   <translation>Zeile {0} von {1} enthält das Label {2}.</translation>
  </message>
  <message>
   <source>Line {0} of {1} is no note.</source>
   <translation>Zeile {0} von {1} ist keine Notiz.</translation>
  </message>
  <message>
   <source>Line {0} of {1} names no file or no patient.</source>
   <translation>Zeile {0} von {1} nennt keine Datei oder keinen Patienten.</translation>
  </message>
  <message>
   <source>Line {0} of {1} names no film.</source>
   <translation>Zeile {0} von {1} nennt keine Aufnahme.</translation>
  </message>
  <message>
   <source>Line {0} of {1} tells no size of a film.</source>
   <translation>Zeile {0} von {1} nennt keine Größe einer Aufnahme.</translation>
  </message>
  <message>
   <source>Linear</source>
   <translation>Linear</translation>
  </message>
  <message>
   <source>Linear rise to the peak.</source>
   <translation>Linearer Anstieg bis zur Spitze.</translation>
  </message>
  <message>
   <source>Linear rise to the peak; a cosine follows.</source>
   <translation>Linearer Anstieg zum Höchstwert; ein Kosinus folgt.</translation>
  </message>
  <message>
   <source>Locked: {0}.</source>
   <translation>Gesperrt: {0}.</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Protokoll</translation>
  </message>
  <message>
   <source>Longest gradient; 0 clips nothing.</source>
   <translation>Längster Gradient; 0 begrenzt nichts.</translation>
  </message>
  <message>
   <source>Look at the address in the settings.</source>
   <translation>Sehen Sie sich die Adresse in den Einstellungen an.</translation>
  </message>
  <message>
   <source>Look at the drive that holds the films, at memory and at the GPU.</source>
   <translation>Sehen Sie nach dem Laufwerk der Aufnahmen, dem Speicher und der GPU.</translation>
  </message>
  <message>
   <source>Look at the films, and build their cache again.</source>
   <translation>Sehen Sie die Aufnahmen an und legen Sie ihren Cache neu an.</translation>
  </message>
  <message>
   <source>Look at the first weights, the labels and their weights in the loss.</source>
   <translation>Sehen Sie die ersten Gewichte an, die Labels und ihre Gewichte im Verlust.</translation>
  </message>
  <message>
   <source>Look at the labels, the normalisation and the learning rate.</source>
   <translation>Sehen Sie die Labels, die Normierung und die Lernrate an.</translation>
  </message>
  <message>
   <source>Look at the {0} before you trust the run.</source>
   <translation>Sehen Sie {0} an, bevor Sie dem Lauf vertrauen.</translation>
  </message>
  <message>
   <source>Look in the settings where it lies, and whether that folder can be written.</source>
   <translation>Sehen Sie in den Einstellungen nach, wo sie liegt und ob jener Ordner beschreibbar ist.</translation>
  </message>
  <message>
   <source>Look whether its folder can be written and no other program holds it.</source>
   <translation>Sehen Sie nach, ob ihr Ordner beschreibbar ist und kein anderes Programm sie hält.</translation>
  </message>
  <message>
   <source>Look whether the folder can be written and the disk has room.</source>
   <translation>Sehen Sie nach, ob der Ordner beschreibbar ist und die Festplatte Platz hat.</translation>
  </message>
  <message>
   <source>Looks like {0}, of {1} patient.</source>
   <translation>Sieht aus wie {0}, von {1} Patienten.</translation>
  </message>
  <message>
   <source>Lower loop.batch_size, or raise loop.accumulate to compute it in parts.</source>
   <translation>Senken Sie loop.batch_size oder erhöhen Sie loop.accumulate, um ihn in Teilen zu rechnen.</translation>
  </message>
  <message>
   <source>Lower loop.epochs, train on a part of the films, or descend by gradient.</source>
   <translation>Senken Sie loop.epochs, trainieren Sie mit einem Teil der Aufnahmen oder schrittweise mit dem Gradienten.</translation>
  </message>
  <message>
   <source>Lower pretraining.batch_size, or give more films.</source>
   <translation>Senken Sie pretraining.batch_size, oder geben Sie mehr Aufnahmen.</translation>
  </message>
  <message>
   <source>Lower pretraining.learning_rate or lengthen the warm-up, and begin again.</source>
   <translation>Senken Sie pretraining.learning_rate oder verlängern Sie das Aufwärmen, und beginnen Sie neu.</translation>
  </message>
  <message>
   <source>Lower the learning rate or lengthen the warm-up, and start a new run.</source>
   <translation>Senken Sie die Lernrate oder verlängern Sie das Aufwärmen, und starten Sie einen neuen Lauf.</translation>
  </message>
  <message>
   <source>Macro AUC</source>
   <translation>Makro-AUC</translation>
  </message>
  <message>
   <source>Macro AUC of the teacher</source>
   <translation>Makro-AUC des Lehrers</translation>
  </message>
  <message>
   <source>Macro AUC, distilled</source>
   <translation>Makro-AUC, destilliert</translation>
  </message>
  <message>
   <source>Make one with: xlite data import.</source>
   <translation>Erstellen Sie eines mit: xlite data import.</translation>
  </message>
  <message>
   <source>Make room and go on: what was saved is kept.</source>
   <translation>Schaffen Sie Platz und fahren Sie fort: Was gespeichert war, bleibt.</translation>
  </message>
  <message>
   <source>Make room on the disk that holds the worklist and do it again.</source>
   <translation>Schaffen Sie Platz auf der Festplatte der Arbeitsliste und tun Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Make space and start again: what is there stays.</source>
   <translation>Schaffen Sie Platz und starten Sie noch einmal: Was da ist, bleibt.</translation>
  </message>
  <message>
   <source>Make space, or choose a cache folder on another disk.</source>
   <translation>Schaffen Sie Platz oder wählen Sie einen Cache-Ordner auf einer anderen Festplatte.</translation>
  </message>
  <message>
   <source>Make space, or choose a runs folder on another disk.</source>
   <translation>Schaffen Sie Platz oder wählen Sie einen Laufordner auf einer anderen Festplatte.</translation>
  </message>
  <message>
   <source>Manifest</source>
   <translation>Manifest</translation>
  </message>
  <message>
   <source>Mass</source>
   <translation>Raumforderung</translation>
  </message>
  <message>
   <source>Maximum 2025</source>
   <translation>Maximum 2025</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>Mittelwert</translation>
  </message>
  <message>
   <source>Mean active</source>
   <translation>Mittel der aktiven</translation>
  </message>
  <message>
   <source>Mean and standard deviation disagree about the number of channels.</source>
   <translation>Mittelwert und Standardabweichung sind sich über die Zahl der Kanäle uneins.</translation>
  </message>
  <message>
   <source>Measure it again with xlite experiments localise.</source>
   <translation>Messen Sie es mit xlite experiments localise neu.</translation>
  </message>
  <message>
   <source>Measure it on films that show the findings.</source>
   <translation>Messen Sie es auf Aufnahmen, die die Befunde zeigen.</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Arbeitsspeicher</translation>
  </message>
  <message>
   <source>Memory order that doubles the speed on a CPU.</source>
   <translation>Speicherordnung, die auf einer CPU doppelt so schnell ist.</translation>
  </message>
  <message>
   <source>Mend or delete the line; the others are kept.</source>
   <translation>Reparieren oder löschen Sie die Zeile; die anderen bleiben.</translation>
  </message>
  <message>
   <source>Mend the files, or import the data set again without them.</source>
   <translation>Reparieren Sie die Dateien oder importieren Sie den Datensatz ohne sie noch einmal.</translation>
  </message>
  <message>
   <source>Mend the files, or take them out of the label table.</source>
   <translation>Reparieren Sie die Dateien oder nehmen Sie sie aus der Labeltabelle.</translation>
  </message>
  <message>
   <source>Mend the label table.</source>
   <translation>Berichtigen Sie die Labeltabelle.</translation>
  </message>
  <message>
   <source>Mend the line in a text editor.</source>
   <translation>Berichtigen Sie die Zeile in einem Texteditor.</translation>
  </message>
  <message>
   <source>Mend the line; texts with commas stand in double quotes.</source>
   <translation>Berichtigen Sie die Zeile; Texte mit Kommas stehen in doppelten Anführungszeichen.</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Verfahren</translation>
  </message>
  <message>
   <source>Mhsa</source>
   <translation>MHSA</translation>
  </message>
  <message>
   <source>Mirrored</source>
   <translation>Gespiegelt</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>Fehlend</translation>
  </message>
  <message>
   <source>Missing are: {0}.</source>
   <translation>Es fehlen: {0}.</translation>
  </message>
  <message>
   <source>Missing: {0}'s student under the conditions of {1}.</source>
   <translation>Es fehlt: der Student von {0} unter den Bedingungen von {1}.</translation>
  </message>
  <message>
   <source>Mixup</source>
   <translation>Mixup</translation>
  </message>
  <message>
   <source>Model self-test</source>
   <translation>Selbsttest des Modells</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Mps</source>
   <translation>MPS</translation>
  </message>
  <message>
   <source>Multiply the probabilities by 0.5 for films of common findings, by up to 1 for those of rare ones.</source>
   <translation>Multipliziert die Wahrscheinlichkeiten bei Aufnahmen häufiger Befunde mit 0.5, bei seltenen mit bis zu 1.</translation>
  </message>
  <message>
   <source>Multiply the soft term by tau squared (Hinton et al., 2015).</source>
   <translation>Multipliziert den weichen Term mit tau im Quadrat (Hinton et al., 2015).</translation>
  </message>
  <message>
   <source>NIH films whose sources hold all findings</source>
   <translation>NIH-Aufnahmen, deren Quellen alle Befunde enthalten</translation>
  </message>
  <message>
   <source>Name a folder in which you may write, with --runs or XLITE_RUNS.</source>
   <translation>Nennen Sie mit --runs oder XLITE_RUNS einen Ordner, in den Sie schreiben dürfen.</translation>
  </message>
  <message>
   <source>Name a run of `xlite experiments list`.</source>
   <translation>Nennen Sie einen Lauf aus `xlite experiments list`.</translation>
  </message>
  <message>
   <source>Name a run or a group of runs.</source>
   <translation>Nennen Sie einen Lauf oder eine Gruppe von Läufen.</translation>
  </message>
  <message>
   <source>Name a run with the same backbone, attention and widths in loop.init_from.</source>
   <translation>Nennen Sie in loop.init_from einen Lauf mit demselben Backbone, derselben Aufmerksamkeit und denselben Breiten.</translation>
  </message>
  <message>
   <source>Name each study once.</source>
   <translation>Nennen Sie jede Studie einmal.</translation>
  </message>
  <message>
   <source>Name findings with letters, digits, spaces and underscores.</source>
   <translation>Benennen Sie Befunde mit Buchstaben, Ziffern, Leerzeichen und Unterstrichen.</translation>
  </message>
  <message>
   <source>Name folders that hold fold_0 and so on.</source>
   <translation>Nennen Sie Ordner, die fold_0 und so weiter enthalten.</translation>
  </message>
  <message>
   <source>Name one by its fingerprint: {0}.</source>
   <translation>Nennen Sie eines über seinen Fingerabdruck: {0}.</translation>
  </message>
  <message>
   <source>Name one of `xlite experiments list`.</source>
   <translation>Nennen Sie einen aus `xlite experiments list`.</translation>
  </message>
  <message>
   <source>Name one, or leave the section [distillation] out.</source>
   <translation>Nennen Sie einen oder lassen Sie den Abschnitt [distillation] weg.</translation>
  </message>
  <message>
   <source>Name one, or train without.</source>
   <translation>Nennen Sie einen oder trainieren Sie ohne.</translation>
  </message>
  <message>
   <source>Name one, such as 'mobilenetv3_small'.</source>
   <translation>Nennen Sie eines, etwa 'mobilenetv3_small'.</translation>
  </message>
  <message>
   <source>Name the folder of a finished run, or a weights file, in loop.init_from.</source>
   <translation>Nennen Sie in loop.init_from den Ordner eines beendeten Laufs oder eine Gewichtsdatei.</translation>
  </message>
  <message>
   <source>Name the run's folder instead of its weights file, if you have it.</source>
   <translation>Nennen Sie den Ordner des Laufs statt seiner Gewichtsdatei, falls Sie ihn haben.</translation>
  </message>
  <message>
   <source>Name the run's folder instead.</source>
   <translation>Nennen Sie stattdessen den Ordner des Laufs.</translation>
  </message>
  <message>
   <source>Name the runs to compare.</source>
   <translation>Nennen Sie die Läufe für den Vergleich.</translation>
  </message>
  <message>
   <source>Named twice</source>
   <translation>Zweimal genannt</translation>
  </message>
  <message>
   <source>Near duplicates</source>
   <translation>Beinahe-Duplikate</translation>
  </message>
  <message>
   <source>Near duplicates, two patients</source>
   <translation>Beinahe-Duplikate, zwei Patienten</translation>
  </message>
  <message>
   <source>No NVIDIA driver is installed; the application needs none.</source>
   <translation>Es ist kein NVIDIA-Treiber installiert; die Anwendung braucht keinen.</translation>
  </message>
  <message>
   <source>No column of {0} holds labels alone.</source>
   <translation>Keine Spalte von {0} enthält nur Labels.</translation>
  </message>
  <message>
   <source>No column of {0} is called like a finding of the model.</source>
   <translation>Keine Spalte von {0} heißt wie ein Befund des Modells.</translation>
  </message>
  <message>
   <source>No epoch could be called the best, so the weights of the last are kept: there are too few validation films with findings.</source>
   <translation>Keine Epoche konnte die beste genannt werden, also bleiben die Gewichte der letzten: Es gibt zu wenige Validierungsaufnahmen mit Befunden.</translation>
  </message>
  <message>
   <source>No fast file is written: INT8 changes the macro AUC by {0} ({1} to {2}), and the lower end may be {3} at most.</source>
   <translation>Es wird keine schnelle Datei geschrieben: INT8 ändert die Makro-AUC um {0} ({1} bis {2}), und das untere Ende darf höchstens {3} sein.</translation>
  </message>
  <message>
   <source>No fast file is written: INT8 is not faster here, a film takes {0} ({1} to {2}) of the time that FP32 takes.</source>
   <translation>Es wird keine schnelle Datei geschrieben: INT8 ist hier nicht schneller, eine Aufnahme braucht {0} ({1} bis {2}) der Zeit von FP32.</translation>
  </message>
  <message>
   <source>No fast file is written: no finding has ten positive held-out films, so what INT8 loses cannot be told.</source>
   <translation>Es wird keine schnelle Datei geschrieben: Kein Befund hat zehn positive zurückgehaltene Aufnahmen, also lässt sich nicht sagen, was INT8 verliert.</translation>
  </message>
  <message>
   <source>No film has a finding, so there is nothing to balance.</source>
   <translation>Keine Aufnahme hat einen Befund, also gibt es nichts auszugleichen.</translation>
  </message>
  <message>
   <source>No film of the fold file has a box of a finding that the student knows.</source>
   <translation>Keine Aufnahme der Fold-Datei hat einen Kasten für einen Befund, den der Student kennt.</translation>
  </message>
  <message>
   <source>No film that judges has a prediction.</source>
   <translation>Keine Aufnahme, die beurteilt, hat eine Vorhersage.</translation>
  </message>
  <message>
   <source>No film with a box is in a fold that is finished.</source>
   <translation>Keine Aufnahme mit einem Kasten liegt in einem fertigen Fold.</translation>
  </message>
  <message>
   <source>No finding can be called {0}: the manifest has such a column.</source>
   <translation>Kein Befund kann {0} heißen: Das Manifest hat eine solche Spalte.</translation>
  </message>
  <message>
   <source>No finding has enough films to be recalibrated ({0}).</source>
   <translation>Kein Befund hat genug Aufnahmen für eine neue Kalibrierung ({0}).</translation>
  </message>
  <message>
   <source>No finding has ten positive films, so the student cannot be compared.</source>
   <translation>Kein Befund hat zehn positive Aufnahmen, deshalb lässt sich der Student nicht vergleichen.</translation>
  </message>
  <message>
   <source>No finding weight</source>
   <translation>Gewicht ohne Befund</translation>
  </message>
  <message>
   <source>No fold is finished by all studies: {0}.</source>
   <translation>Kein Fold ist bei allen Studien fertig: {0}.</translation>
  </message>
  <message>
   <source>No fold of {0} has predictions.</source>
   <translation>Kein Fold von {0} hat Vorhersagen.</translation>
  </message>
  <message>
   <source>No fold of {0} is finished.</source>
   <translation>Kein Fold von {0} ist fertig.</translation>
  </message>
  <message>
   <source>No held-out film shows a finding that a map argues for.</source>
   <translation>Keine zurückgehaltene Aufnahme zeigt einen Befund, für den eine Karte spricht.</translation>
  </message>
  <message>
   <source>No installed model is called {0}.</source>
   <translation>Kein installiertes Modell heißt {0}.</translation>
  </message>
  <message>
   <source>No model is asked, because the policy of this computer cannot be understood.</source>
   <translation>Kein Modell wird gefragt, weil die Richtlinie dieses Rechners nicht zu verstehen ist.</translation>
  </message>
  <message>
   <source>No patient's films both train and judge.</source>
   <translation>Von keinem Patienten trainieren und beurteilen Aufnahmen zugleich.</translation>
  </message>
  <message>
   <source>No teacher is named.</source>
   <translation>Kein Lehrer ist genannt.</translation>
  </message>
  <message>
   <source>No training film shows {0}: it cannot be learned.</source>
   <translation>Keine Trainingsaufnahme zeigt {0}: Der Befund ist nicht lernbar.</translation>
  </message>
  <message>
   <source>No training film {0} {1}: it cannot be learned.</source>
   <translation>Keine Trainingsaufnahme {0} {1}: Der Befund ist nicht lernbar.</translation>
  </message>
  <message>
   <source>No validation film shows a finding that a map argues for: full colour is {0} log-odds a cell, which nothing was measured by.</source>
   <translation>Keine Validierungsaufnahme zeigt einen Befund, für den eine Karte spricht: Volle Farbe ist {0} Log-Odds je Zelle, durch nichts gemessen.</translation>
  </message>
  <message>
   <source>Nobody has looked for the films.</source>
   <translation>Niemand hat nach den Aufnahmen gesehen.</translation>
  </message>
  <message>
   <source>Nodule</source>
   <translation>Rundherd</translation>
  </message>
  <message>
   <source>Noisy</source>
   <translation>Verrauscht</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <source>None of the films in the finished folds counts in the headline.</source>
   <translation>Keine der Aufnahmen in den fertigen Folds zählt für die Hauptzahl.</translation>
  </message>
  <message>
   <source>None of the studies has finished a fold.</source>
   <translation>Keine der Studien hat einen fertigen Fold.</translation>
  </message>
  <message>
   <source>None of the {0} films drawn shows a finding.</source>
   <translation>Keine der {0} gezogenen Aufnahmen zeigt einen Befund.</translation>
  </message>
  <message>
   <source>None of the {0} films is below the folder {1}.</source>
   <translation>Keine der {0} Aufnahmen liegt unter dem Ordner {1}.</translation>
  </message>
  <message>
   <source>None of the {0} films of {1} lies below the folder of the films.</source>
   <translation>Keine der {0} Aufnahmen von {1} liegt unter dem Ordner der Aufnahmen.</translation>
  </message>
  <message>
   <source>Not a chest X-ray</source>
   <translation>Kein Röntgen-Thorax</translation>
  </message>
  <message>
   <source>Not a medical device; it has seen far too few films for any clinical use.</source>
   <translation>Kein Medizinprodukt; es hat viel zu wenige Aufnahmen für irgendeine klinische Anwendung gesehen.</translation>
  </message>
  <message>
   <source>Not a medical device; no clinical study stands behind it.</source>
   <translation>Kein Medizinprodukt; dahinter steht keine klinische Studie.</translation>
  </message>
  <message>
   <source>Not calibrated, because no film with, or none without, could do it: {0}. There probabilities average to the prevalence, and thresholds flag {1} of films.</source>
   <translation>Nicht kalibriert, weil es keine Aufnahme damit oder keine ohne gibt, die es könnte: {0}. Dort mitteln sich die Wahrscheinlichkeiten zur Prävalenz, und Schwellenwerte melden {1} der Aufnahmen.</translation>
  </message>
  <message>
   <source>Not every line of it is understood; the settings say which.</source>
   <translation>Nicht jede ihrer Zeilen ist verständlich; die Einstellungen nennen sie.</translation>
  </message>
  <message>
   <source>Not known on this system.</source>
   <translation>Auf diesem System nicht bekannt.</translation>
  </message>
  <message>
   <source>Not like for like: {0}: {1}.</source>
   <translation>Nicht unter gleichen Bedingungen: {0}: {1}.</translation>
  </message>
  <message>
   <source>Not scored yet.</source>
   <translation>Noch nicht bewertet.</translation>
  </message>
  <message>
   <source>Not shown to be better than chance: {0}.</source>
   <translation>Nicht nachweislich besser als Zufall: {0}.</translation>
  </message>
  <message>
   <source>Not shown to beat a guess made without the film ({0}): {1}.</source>
   <translation>Nicht nachweislich besser als Raten ohne Aufnahme ({0}): {1}.</translation>
  </message>
  <message>
   <source>Nothing depends on it; look at the address in the settings.</source>
   <translation>Davon hängt nichts ab; sehen Sie sich die Adresse in den Einstellungen an.</translation>
  </message>
  <message>
   <source>Nothing is known of any finding.</source>
   <translation>Über keinen Befund ist etwas bekannt.</translation>
  </message>
  <message>
   <source>Nothing needs to be done; expect the first epochs to teach that layer.</source>
   <translation>Es ist nichts zu tun; die ersten Epochen werden jene Schicht lehren.</translation>
  </message>
  <message>
   <source>Nothing needs to be done; expect the first epochs to teach the head.</source>
   <translation>Es ist nichts zu tun; die ersten Epochen werden den Kopf lehren.</translation>
  </message>
  <message>
   <source>Nothing was written. Choose another opset or backbone, and report this.</source>
   <translation>Nichts wurde geschrieben. Wählen Sie ein anderes Opset oder Backbone und melden Sie dies.</translation>
  </message>
  <message>
   <source>Nothing was written. Train or load the student again, and report this if it comes back.</source>
   <translation>Nichts wurde geschrieben. Trainieren oder laden Sie den Studenten noch einmal, und melden Sie dies, wenn es wiederkommt.</translation>
  </message>
  <message>
   <source>Number at least two folds from 0 upwards, each with films of its own.</source>
   <translation>Nummerieren Sie mindestens zwei Folds von 0 an, jeden mit eigenen Aufnahmen.</translation>
  </message>
  <message>
   <source>Number of logits.</source>
   <translation>Zahl der Logits.</translation>
  </message>
  <message>
   <source>ONNX Runtime cannot load the network in this file.</source>
   <translation>ONNX Runtime kann das Netz in dieser Datei nicht laden.</translation>
  </message>
  <message>
   <source>ONNX Runtime cannot run the exported graph.</source>
   <translation>ONNX Runtime kann den exportierten Graphen nicht ausführen.</translation>
  </message>
  <message>
   <source>Odds</source>
   <translation>Chancen</translation>
  </message>
  <message>
   <source>Of an added focal term.</source>
   <translation>Gewicht eines zusätzlichen fokalen Terms.</translation>
  </message>
  <message>
   <source>Of attention transfer between the last maps (Zagoruyko and Komodakis, ICLR 2017).</source>
   <translation>Gewicht der Übertragung von Aufmerksamkeit zwischen den letzten Karten (Zagoruyko und Komodakis, ICLR 2017).</translation>
  </message>
  <message>
   <source>Of everything random.</source>
   <translation>Startwert von allem Zufälligen.</translation>
  </message>
  <message>
   <source>Of the age, in standard deviations, in the loss (Huber); 0 does not ask.</source>
   <translation>Des Alters, in Standardabweichungen, im Verlust (Huber); 0 fragt nicht danach.</translation>
  </message>
  <message>
   <source>Of the effective number (1 - beta^n)/(1 - beta) (Cui et al., CVPR 2019).</source>
   <translation>Das beta der effektiven Anzahl (1 - beta^n)/(1 - beta) (Cui et al., CVPR 2019).</translation>
  </message>
  <message>
   <source>Of the moving average of the weights, which is then what is judged; 0 is off.</source>
   <translation>Abklingfaktor des gleitenden Mittels der Gewichte, das dann beurteilt wird; 0 ist aus.</translation>
  </message>
  <message>
   <source>Of the sex in the loss (cross-entropy); 0 does not ask.</source>
   <translation>Des Geschlechts im Verlust (Kreuzentropie); 0 fragt nicht danach.</translation>
  </message>
  <message>
   <source>Of the split, where one is made.</source>
   <translation>Startwert der Aufteilung, wo eine erstellt wird.</translation>
  </message>
  <message>
   <source>Of the view, PA or AP, in the loss (cross-entropy); 0 does not ask.</source>
   <translation>Der Projektion, PA oder AP, im Verlust (Kreuzentropie); 0 fragt nicht danach.</translation>
  </message>
  <message>
   <source>On 2,322 films the closed form was far ahead of learned filters.</source>
   <translation>Bei 2,322 Aufnahmen lag die geschlossene Form weit vor gelernten Filtern.</translation>
  </message>
  <message>
   <source>On all of ChestX-ray14 with MHSA: EfficientNet-B0 0.831, ConvNeXt-Tiny 0.828, MobileNetV3-Large 0.822 validation AUC.</source>
   <translation>Auf ganz ChestX-ray14 mit MHSA: Validierungs-AUC von EfficientNet-B0 0.831, ConvNeXt-Tiny 0.828, MobileNetV3-Large 0.822.</translation>
  </message>
  <message>
   <source>One cycle</source>
   <translation>Ein Zyklus</translation>
  </message>
  <message>
   <source>Open a single-frame radiograph instead.</source>
   <translation>Öffnen Sie stattdessen eine Röntgenaufnahme mit einem Bild.</translation>
  </message>
  <message>
   <source>Open the DICOM file it came from, or export the film as PNG.</source>
   <translation>Öffnen Sie die DICOM-Datei, aus der es stammt, oder exportieren Sie die Aufnahme als PNG.</translation>
  </message>
  <message>
   <source>Open the films inside it, or drop the folder on the window.</source>
   <translation>Öffnen Sie die Aufnahmen darin oder legen Sie den Ordner auf dem Fenster ab.</translation>
  </message>
  <message>
   <source>Open the films one by one.</source>
   <translation>Öffnen Sie die Aufnahmen einzeln.</translation>
  </message>
  <message>
   <source>Open the folder beside it instead: its films are found by their content.</source>
   <translation>Öffnen Sie stattdessen den Ordner daneben: Seine Aufnahmen werden am Inhalt erkannt.</translation>
  </message>
  <message>
   <source>Open the folder beside it: its films are found by their content.</source>
   <translation>Öffnen Sie den Ordner daneben: Seine Aufnahmen werden am Inhalt erkannt.</translation>
  </message>
  <message>
   <source>Open the radiograph that it belongs to.</source>
   <translation>Öffnen Sie die Röntgenaufnahme, zu der es gehört.</translation>
  </message>
  <message>
   <source>Open the teacher for the findings of the configuration.</source>
   <translation>Öffnen Sie den Lehrer für die Befunde der Konfiguration.</translation>
  </message>
  <message>
   <source>Operating system</source>
   <translation>Betriebssystem</translation>
  </message>
  <message>
   <source>Out-of-fold on {0} {1}, of {2} patients; {3} folds grouped by patient; nothing was chosen on held-out films except calibration and thresholds. Probabilities are {4}.</source>
   <translation>Out-of-Fold auf {0} Aufnahmen ({1}), von {2} Patienten; {3} nach Patient gruppierte Folds; auf zurückgehaltenen Aufnahmen wurde nichts gewählt außer Kalibrierung und Schwellenwerten. Die Wahrscheinlichkeiten: {4}.</translation>
  </message>
  <message>
   <source>Parameters, share of DenseNet121</source>
   <translation>Parameter, Anteil von DenseNet121</translation>
  </message>
  <message>
   <source>Part of the chest seems to be cut away.</source>
   <translation>Ein Teil des Thorax scheint abgeschnitten.</translation>
  </message>
  <message>
   <source>Parts of the application</source>
   <translation>Teile der Anwendung</translation>
  </message>
  <message>
   <source>Passes over the films.</source>
   <translation>Durchgänge durch die Aufnahmen.</translation>
  </message>
  <message>
   <source>Passes over the training films.</source>
   <translation>Durchgänge durch die Trainingsaufnahmen.</translation>
  </message>
  <message>
   <source>Patience</source>
   <translation>Geduld</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation>Patient</translation>
  </message>
  <message>
   <source>Peak rate of the backbone.</source>
   <translation>Spitzenrate des Backbones.</translation>
  </message>
  <message>
   <source>Peak rate of the head, and of everything where backbone_learning_rate is absent.</source>
   <translation>Spitzenrate des Kopfes und von allem, wo backbone_learning_rate fehlt.</translation>
  </message>
  <message>
   <source>Performer</source>
   <translation>Performer</translation>
  </message>
  <message>
   <source>Performer features</source>
   <translation>Performer-Merkmale</translation>
  </message>
  <message>
   <source>Planned variant</source>
   <translation>Geplante Variante</translation>
  </message>
  <message>
   <source>Plateau</source>
   <translation>Plateau</translation>
  </message>
  <message>
   <source>Plateau factor</source>
   <translation>Plateaufaktor</translation>
  </message>
  <message>
   <source>Plateau patience</source>
   <translation>Plateaugeduld</translation>
  </message>
  <message>
   <source>Pleural thickening</source>
   <translation>Pleuraverdickung</translation>
  </message>
  <message>
   <source>Pneumonia</source>
   <translation>Pneumonie</translation>
  </message>
  <message>
   <source>Pneumothorax</source>
   <translation>Pneumothorax</translation>
  </message>
  <message>
   <source>Policy of this computer</source>
   <translation>Richtlinie dieses Rechners</translation>
  </message>
  <message>
   <source>Power-safe</source>
   <translation>Stromausfallsicher</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>Genauigkeit</translation>
  </message>
  <message>
   <source>Predict again; probabilities of exactly 0 or 1 have no logit and must be clipped.</source>
   <translation>Sagen Sie noch einmal vorher; Wahrscheinlichkeiten von genau 0 oder 1 haben kein Logit und müssen begrenzt werden.</translation>
  </message>
  <message>
   <source>Predictions, labels and descriptions do not fit {0} films and {1} findings.</source>
   <translation>Vorhersagen, Labels und Beschreibungen passen nicht zu {0} Aufnahmen und {1} Befunden.</translation>
  </message>
  <message>
   <source>Pretrained</source>
   <translation>Vortrainiert</translation>
  </message>
  <message>
   <source>Pretrained weights: a low rate for the backbone, a higher one for the head.</source>
   <translation>Vortrainierte Gewichte: eine niedrige Rate für das Backbone, eine höhere für den Kopf.</translation>
  </message>
  <message>
   <source>Probability of a change of brightness and contrast.</source>
   <translation>Wahrscheinlichkeit einer Änderung von Helligkeit und Kontrast.</translation>
  </message>
  <message>
   <source>Probability of a left-right flip; 0 keeps laterality.</source>
   <translation>Wahrscheinlichkeit einer Links-rechts-Spiegelung; 0 erhält die Seiten.</translation>
  </message>
  <message>
   <source>Probability of a rotation.</source>
   <translation>Wahrscheinlichkeit einer Drehung.</translation>
  </message>
  <message>
   <source>Probability of a shift and change of scale.</source>
   <translation>Wahrscheinlichkeit von Verschiebung und Skalierung.</translation>
  </message>
  <message>
   <source>Probability of a slight blur or of Gaussian noise.</source>
   <translation>Wahrscheinlichkeit leichter Unschärfe oder von gaußschem Rauschen.</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <source>Put cells that hold the separator into quotation marks.</source>
   <translation>Setzen Sie Zellen mit dem Trennzeichen in Anführungszeichen.</translation>
  </message>
  <message>
   <source>Put it back, and resume the run from its last checkpoint.</source>
   <translation>Legen Sie es zurück und setzen Sie den Lauf ab seinem letzten Checkpoint fort.</translation>
  </message>
  <message>
   <source>Put it back, or say with --manifest where it is now.</source>
   <translation>Legen Sie es zurück oder sagen Sie mit --manifest, wo es jetzt liegt.</translation>
  </message>
  <message>
   <source>Put the films of each finding into a folder of its name.</source>
   <translation>Legen Sie die Aufnahmen jedes Befunds in einen Ordner seines Namens.</translation>
  </message>
  <message>
   <source>Python</source>
   <translation>Python</translation>
  </message>
  <message>
   <source>Quantise the student again.</source>
   <translation>Quantisieren Sie den Studenten noch einmal.</translation>
  </message>
  <message>
   <source>Quantised to INT8 and let through by its gate: on {0} held-out films of {1} patients its macro AUC over {2} findings is {3} instead of {4}, a difference of {5} ({6} to {7}); probabilities differ by {8} on average and {9} at most; one film takes {10} ({11} to {12}) of the time on {13}.</source>
   <translation>Auf INT8 quantisiert und nach Prüfung zugelassen: Auf {0} zurückgehaltenen Aufnahmen von {1} Patienten ist die Makro-AUC über {2} Befunde {3} statt {4}, ein Unterschied von {5} ({6} bis {7}); Wahrscheinlichkeiten unterscheiden sich im Mittel um {8} und höchstens um {9}; eine Aufnahme braucht {10} ({11} bis {12}) der Zeit auf {13}.</translation>
  </message>
  <message>
   <source>Quick look</source>
   <translation>Schnelltest</translation>
  </message>
  <message>
   <source>Random features a head of a Performer.</source>
   <translation>Zufallsmerkmale je Kopf eines Performers.</translation>
  </message>
  <message>
   <source>Rate where the warm-up begins.</source>
   <translation>Rate, mit der das Aufwärmen beginnt.</translation>
  </message>
  <message>
   <source>Reading a film</source>
   <translation>Lesen einer Aufnahme</translation>
  </message>
  <message>
   <source>Recipe</source>
   <translation>Rezept</translation>
  </message>
  <message>
   <source>Remove one of them.</source>
   <translation>Entfernen Sie eines davon.</translation>
  </message>
  <message>
   <source>Repetitions</source>
   <translation>Wiederholungen</translation>
  </message>
  <message>
   <source>Research and teaching. Not a medical device: do not use it for diagnosis, treatment or any other clinical decision.</source>
   <translation>Forschung und Lehre. Kein Medizinprodukt: nicht für Diagnose, Behandlung oder irgendeine andere klinische Entscheidung verwenden.</translation>
  </message>
  <message>
   <source>Research use only. AUC is the macro mean on validation films, which also chose the epoch; N/A is what was not measured.</source>
   <translation>Nur für die Forschung. AUC ist das Makromittel auf Validierungsaufnahmen, die auch die Epoche wählten; N/A wurde nicht gemessen.</translation>
  </message>
  <message>
   <source>Restore config.json and weights as the run left them, or train again.</source>
   <translation>Stellen Sie config.json und Gewichte wieder her, wie der Lauf sie hinterließ, oder trainieren Sie noch einmal.</translation>
  </message>
  <message>
   <source>Restore it from a copy, or begin a new run.</source>
   <translation>Stellen Sie sie aus einer Kopie wieder her oder beginnen Sie einen neuen Lauf.</translation>
  </message>
  <message>
   <source>Restore it, or evaluate the run again.</source>
   <translation>Stellen Sie sie wieder her oder werten Sie den Lauf noch einmal aus.</translation>
  </message>
  <message>
   <source>Restore it, or leave the run out.</source>
   <translation>Stellen Sie sie wieder her oder lassen Sie den Lauf weg.</translation>
  </message>
  <message>
   <source>Restore it, or move it away.</source>
   <translation>Stellen Sie sie wieder her oder legen Sie sie beiseite.</translation>
  </message>
  <message>
   <source>Results cannot be written as {0}.</source>
   <translation>Ergebnisse lassen sich nicht als {0} schreiben.</translation>
  </message>
  <message>
   <source>Results of folders</source>
   <translation>Ordnerergebnisse</translation>
  </message>
  <message>
   <source>Resume it; please report the error if it happens again.</source>
   <translation>Setzen Sie ihn fort; bitte melden Sie den Fehler, wenn er wiederkommt.</translation>
  </message>
  <message>
   <source>Rotate</source>
   <translation>Drehen</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Läufe</translation>
  </message>
  <message>
   <source>Same weights, bit for bit, from the same run on the same CPU.</source>
   <translation>Gleiche Gewichte, Bit für Bit, aus demselben Lauf auf derselben CPU.</translation>
  </message>
  <message>
   <source>Sampler</source>
   <translation>Sampler</translation>
  </message>
  <message>
   <source>Sampler and weighted loss together lowered macro AUC from 0.773 to 0.751.</source>
   <translation>Sampler und gewichteter Verlust zusammen senkten die Makro-AUC von 0.773 auf 0.751.</translation>
  </message>
  <message>
   <source>Save it as CSV in UTF-8 and try again.</source>
   <translation>Speichern Sie sie als CSV in UTF-8 und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Save it as CSV in UTF-8, or move it away: a new one is begun.</source>
   <translation>Speichern Sie sie als CSV in UTF-8 oder legen Sie sie beiseite: Eine neue wird begonnen.</translation>
  </message>
  <message>
   <source>Save it as CSV with commas.</source>
   <translation>Speichern Sie sie als CSV mit Kommas.</translation>
  </message>
  <message>
   <source>Save it at a smaller size and open that.</source>
   <translation>Speichern Sie es in kleinerer Größe und öffnen Sie jene Datei.</translation>
  </message>
  <message>
   <source>Save it with 8 or 16 bits a sample.</source>
   <translation>Speichern Sie es mit 8 oder 16 Bit je Farbwert.</translation>
  </message>
  <message>
   <source>Save the network's state_dict() alone and give that file.</source>
   <translation>Speichern Sie nur das state_dict() des Netzes und geben Sie jene Datei an.</translation>
  </message>
  <message>
   <source>Save the page you want as a file of its own.</source>
   <translation>Speichern Sie die gewünschte Seite als eigene Datei.</translation>
  </message>
  <message>
   <source>Save them with torch.save(model.state_dict(), ...) and give that file.</source>
   <translation>Speichern Sie sie mit torch.save(model.state_dict(), ...) und geben Sie jene Datei an.</translation>
  </message>
  <message>
   <source>Say --logits if they are logits.</source>
   <translation>Sagen Sie --logits, wenn es Logits sind.</translation>
  </message>
  <message>
   <source>Say in a sentence why it is time, with --allow-test.</source>
   <translation>Sagen Sie mit --allow-test in einem Satz, warum es Zeit ist.</translation>
  </message>
  <message>
   <source>Say where the films lie, or import the table without them.</source>
   <translation>Sagen Sie, wo die Aufnahmen liegen, oder importieren Sie die Tabelle ohne sie.</translation>
  </message>
  <message>
   <source>Say where the films lie.</source>
   <translation>Sagen Sie, wo die Aufnahmen liegen.</translation>
  </message>
  <message>
   <source>Say why: it is what lasts.</source>
   <translation>Sagen Sie, warum: Das ist, was bleibt.</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation>Skalierung</translation>
  </message>
  <message>
   <source>Schedule</source>
   <translation>Zeitplan</translation>
  </message>
  <message>
   <source>See `xlite experiments list` for those that there are.</source>
   <translation>Siehe `xlite experiments list` für die vorhandenen.</translation>
  </message>
  <message>
   <source>See that its folder can be written and the disk is not full, and try again.</source>
   <translation>Sehen Sie nach, ob ihr Ordner beschreibbar und die Festplatte nicht voll ist, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>See that the folder of runs is a folder that you may read.</source>
   <translation>Sehen Sie nach, ob der Ordner der Läufe ein Ordner ist, den Sie lesen dürfen.</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Seed</translation>
  </message>
  <message>
   <source>Sensitivity 90 %</source>
   <translation>Sensitivität 90 %</translation>
  </message>
  <message>
   <source>Sensitivity 95 %</source>
   <translation>Sensitivität 95 %</translation>
  </message>
  <message>
   <source>Set auxiliary.{0}_weight to 0, or import a table with a column {1}.</source>
   <translation>Setzen Sie auxiliary.{0}_weight auf 0, oder importieren Sie eine Tabelle mit einer Spalte {1}.</translation>
  </message>
  <message>
   <source>Set distillation.attention_weight to 0, or distil from a network.</source>
   <translation>Setzen Sie distillation.attention_weight auf 0 oder destillieren Sie aus einem Netz.</translation>
  </message>
  <message>
   <source>Set loop.keep to "last".</source>
   <translation>Setzen Sie loop.keep auf "last".</translation>
  </message>
  <message>
   <source>Set loop.keep to last in a copy of the run, or train again.</source>
   <translation>Setzen Sie loop.keep in einer Kopie des Laufs auf last oder trainieren Sie noch einmal.</translation>
  </message>
  <message>
   <source>Set machine.compile to false, or install a C++ compiler.</source>
   <translation>Setzen Sie machine.compile auf false oder installieren Sie einen C++-Compiler.</translation>
  </message>
  <message>
   <source>Set machine.device to auto or cpu.</source>
   <translation>Setzen Sie machine.device auf auto oder cpu.</translation>
  </message>
  <message>
   <source>Set student.attention_width to "{0}", or student.attention to "none".</source>
   <translation>Setzen Sie student.attention_width auf "{0}" oder student.attention auf "none".</translation>
  </message>
  <message>
   <source>Set student.backbone to "{0}", or loop.method to "gradient".</source>
   <translation>Setzen Sie student.backbone auf "{0}" oder loop.method auf "gradient".</translation>
  </message>
  <message>
   <source>Set student.head_width to {0} or more.</source>
   <translation>Setzen Sie student.head_width auf {0} oder mehr.</translation>
  </message>
  <message>
   <source>Set the attention to 'none'.</source>
   <translation>Setzen Sie die Aufmerksamkeit auf 'none'.</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Several files below the folder of the films have this name.</source>
   <translation>Mehrere Dateien unter dem Ordner der Aufnahmen haben diesen Namen.</translation>
  </message>
  <message>
   <source>Sex</source>
   <translation>Geschlecht</translation>
  </message>
  <message>
   <source>Sex weight</source>
   <translation>Gewicht des Geschlechts</translation>
  </message>
  <message>
   <source>Share</source>
   <translation>Anteil</translation>
  </message>
  <message>
   <source>Share of the classifier's hidden units silenced in training.</source>
   <translation>Anteil der verborgenen Einheiten des Klassifikators, die im Training stumm sind.</translation>
  </message>
  <message>
   <source>Share of the soft term.</source>
   <translation>Anteil des weichen Terms.</translation>
  </message>
  <message>
   <source>Shift</source>
   <translation>Verschiebung</translation>
  </message>
  <message>
   <source>Shift scale</source>
   <translation>Verschieben und skalieren</translation>
  </message>
  <message>
   <source>Ship the FP32 file alone, or train a student with a convolutional backbone.</source>
   <translation>Liefern Sie die FP32-Datei allein aus, oder trainieren Sie einen Studenten mit Faltungsnetz.</translation>
  </message>
  <message>
   <source>Shorten it, or take more epochs.</source>
   <translation>Verkürzen Sie es, oder nehmen Sie mehr Epochen.</translation>
  </message>
  <message>
   <source>Shorten it, or train more epochs.</source>
   <translation>Verkürzen Sie es oder trainieren Sie mehr Epochen.</translation>
  </message>
  <message>
   <source>Sicker people are imaged AP: watch the shortcut baseline.</source>
   <translation>Kränkere Menschen werden AP aufgenommen: Achten Sie auf den Vergleich mit den Abkürzungen.</translation>
  </message>
  <message>
   <source>Side of the input, where the network is built for one size (the transformers); others take any. The recipe decides.</source>
   <translation>Seitenlänge der Eingabe, wo das Netz für eine Größe gebaut ist (die Transformer); andere nehmen jede. Das Rezept entscheidet.</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>Smallest part of a film's area that a view shows.</source>
   <translation>Kleinster Teil der Fläche einer Aufnahme, den eine Ansicht zeigt.</translation>
  </message>
  <message>
   <source>Smoothing</source>
   <translation>Glättung</translation>
  </message>
  <message>
   <source>Specificity 95 %</source>
   <translation>Spezifität 95 %</translation>
  </message>
  <message>
   <source>Split</source>
   <translation>Aufteilung</translation>
  </message>
  <message>
   <source>Split fingerprint</source>
   <translation>Fingerabdruck der Aufteilung</translation>
  </message>
  <message>
   <source>Split seed</source>
   <translation>Seed der Aufteilung</translation>
  </message>
  <message>
   <source>Split the films by patient.</source>
   <translation>Teilen Sie die Aufnahmen nach Patient auf.</translation>
  </message>
  <message>
   <source>Splits</source>
   <translation>Aufteilungen</translation>
  </message>
  <message>
   <source>Stall minutes</source>
   <translation>Stillstandsminuten</translation>
  </message>
  <message>
   <source>Start from one of the examples in the help.</source>
   <translation>Beginnen Sie mit einem der Beispiele in der Hilfe.</translation>
  </message>
  <message>
   <source>Start it again: what was preprocessed stays.</source>
   <translation>Starten Sie noch einmal: Was vorverarbeitet wurde, bleibt.</translation>
  </message>
  <message>
   <source>Start it in a terminal with {0} to see why, or add the Training pack again.</source>
   <translation>Starten Sie es in einem Terminal mit {0}, um zu sehen, warum, oder fügen Sie das Trainingspaket noch einmal hinzu.</translation>
  </message>
  <message>
   <source>Start the application again; the damaged file is then kept aside and a new one begun.</source>
   <translation>Starten Sie die Anwendung noch einmal; die beschädigte Datei wird dann beiseitegelegt und eine neue begonnen.</translation>
  </message>
  <message>
   <source>Start the backbone from timm's ImageNet weights.</source>
   <translation>Das Backbone mit den ImageNet-Gewichten von timm beginnen.</translation>
  </message>
  <message>
   <source>Std</source>
   <translation>Abweichung</translation>
  </message>
  <message>
   <source>Stop here and keep the best epoch, or lower the learning rate.</source>
   <translation>Hören Sie hier auf und behalten Sie die beste Epoche oder senken Sie die Lernrate.</translation>
  </message>
  <message>
   <source>Stop it there first.</source>
   <translation>Stoppen Sie es dort zuerst.</translation>
  </message>
  <message>
   <source>Stratified part of the training films that is used.</source>
   <translation>Geschichteter Teil der Trainingsaufnahmen, der verwendet wird.</translation>
  </message>
  <message>
   <source>Switch gradient checkpointing off, or choose another backbone.</source>
   <translation>Schalten Sie Gradienten-Checkpoints ab oder wählen Sie ein anderes Backbone.</translation>
  </message>
  <message>
   <source>Take a smaller batch, student or film size.</source>
   <translation>Nehmen Sie einen kleineren Batch, Studenten oder kleinere Aufnahmen.</translation>
  </message>
  <message>
   <source>Take a smaller student or smaller films, switch on machine.gradient_checkpointing, or raise loop.accumulate.</source>
   <translation>Nehmen Sie einen kleineren Studenten oder kleinere Aufnahmen, schalten Sie machine.gradient_checkpointing ein oder erhöhen Sie loop.accumulate.</translation>
  </message>
  <message>
   <source>Take the findings from the table, in its order.</source>
   <translation>Nehmen Sie die Befunde aus der Tabelle, in ihrer Reihenfolge.</translation>
  </message>
  <message>
   <source>Tau squared</source>
   <translation>Tau im Quadrat</translation>
  </message>
  <message>
   <source>Teach with a run of the student's own recipe, or with stored probabilities.</source>
   <translation>Lehren Sie mit einem Lauf, der das Rezept des Studenten hat, oder mit gespeicherten Wahrscheinlichkeiten.</translation>
  </message>
  <message>
   <source>Teacher</source>
   <translation>Lehrer</translation>
  </message>
  <message>
   <source>Teachers</source>
   <translation>Lehrer</translation>
  </message>
  <message>
   <source>Temperature</source>
   <translation>Temperatur</translation>
  </message>
  <message>
   <source>Temporary files</source>
   <translation>Temporäre Dateien</translation>
  </message>
  <message>
   <source>Test films are judged once, at the end: each look at them spends them.</source>
   <translation>Testaufnahmen werden einmal beurteilt, am Ende: Jeder Blick verbraucht sie.</translation>
  </message>
  <message>
   <source>Test part of the run, which chose nothing: {0}; it gives AUC, sensitivity and specificity. Chosen on the validation part, {1}: {2}.</source>
   <translation>Testteil des Laufs, der nichts wählte: {0}; er liefert AUC, Sensitivität und Spezifität. Auf dem Validierungsteil gewählt, {1}: {2}.</translation>
  </message>
  <message>
   <source>The CLAHE settings are out of range.</source>
   <translation>Die CLAHE-Einstellungen liegen außerhalb des Bereichs.</translation>
  </message>
  <message>
   <source>The DICOMDIR could not be read from its drive.</source>
   <translation>Das DICOMDIR konnte nicht von seinem Laufwerk gelesen werden.</translation>
  </message>
  <message>
   <source>The DICOMDIR is damaged.</source>
   <translation>Das DICOMDIR ist beschädigt.</translation>
  </message>
  <message>
   <source>The DICOMDIR is larger than that of any disc.</source>
   <translation>Das DICOMDIR ist größer als das jeder CD.</translation>
  </message>
  <message>
   <source>The DICOMDIR names a film that is not there: {0}.</source>
   <translation>Das DICOMDIR nennt eine Aufnahme, die nicht da ist: {0}.</translation>
  </message>
  <message>
   <source>The DICOMDIR names {0} films that are not there: {1} and {2} more.</source>
   <translation>Das DICOMDIR nennt {0} Aufnahmen, die nicht da sind: {1} und {2} weitere.</translation>
  </message>
  <message>
   <source>The DICOMDIR names {0} films that are not there: {1}.</source>
   <translation>Das DICOMDIR nennt {0} Aufnahmen, die nicht da sind: {1}.</translation>
  </message>
  <message>
   <source>The NVIDIA driver does not answer; the application computes without it.</source>
   <translation>Der NVIDIA-Treiber antwortet nicht; die Anwendung rechnet ohne ihn.</translation>
  </message>
  <message>
   <source>The Training pack does not bring it; install it into a Python of your own, in a checkout of X-Lite: pip install ".[train,{0}]".</source>
   <translation>Das Trainingspaket bringt es nicht mit; installieren Sie es in ein eigenes Python, im Quelltext von X-Lite: pip install ".[train,{0}]".</translation>
  </message>
  <message>
   <source>The Training pack ended before it had begun.</source>
   <translation>Das Trainingspaket endete, bevor es begonnen hatte.</translation>
  </message>
  <message>
   <source>The Training pack is of version {0}, and this application of {1}.</source>
   <translation>Das Trainingspaket hat die Version {0}, diese Anwendung die Version {1}.</translation>
  </message>
  <message>
   <source>The Training pack speaks protocol {0}, and this application protocol {1}.</source>
   <translation>Das Trainingspaket spricht Protokoll {0}, diese Anwendung Protokoll {1}.</translation>
  </message>
  <message>
   <source>The Training pack's program {0} broke down when it was asked what it is.</source>
   <translation>Das Programm {0} des Trainingspakets brach ab, als es gefragt wurde, was es ist.</translation>
  </message>
  <message>
   <source>The Training pack's program {0} cannot be started: {1}.</source>
   <translation>Das Programm {0} des Trainingspakets lässt sich nicht starten: {1}.</translation>
  </message>
  <message>
   <source>The Training pack's program {0} did not answer within {1} seconds.</source>
   <translation>Das Programm {0} des Trainingspakets hat nicht innerhalb von {1} Sekunden geantwortet.</translation>
  </message>
  <message>
   <source>The address for newer versions answered with something that is no version.</source>
   <translation>Die Adresse für neuere Versionen hat mit etwas geantwortet, das keine Version ist.</translation>
  </message>
  <message>
   <source>The address for newer versions gave no answer ({0}).</source>
   <translation>Die Adresse für neuere Versionen hat nicht geantwortet ({0}).</translation>
  </message>
  <message>
   <source>The backbone {0} cannot be fitted in closed form: its filters have to be learned.</source>
   <translation>Das Backbone {0} kann nicht in geschlossener Form angepasst werden: Seine Filter müssen gelernt werden.</translation>
  </message>
  <message>
   <source>The backbone {0} is all attention: it takes no further one.</source>
   <translation>Das Backbone {0} besteht ganz aus Aufmerksamkeit: Es nimmt keine weitere.</translation>
  </message>
  <message>
   <source>The baseline in small steps with a checkpoint every two minutes.</source>
   <translation>Die Baseline in kleinen Schritten, mit einem Checkpoint alle zwei Minuten.</translation>
  </message>
  <message>
   <source>The best epoch, not the last.</source>
   <translation>Die beste Epoche, nicht die letzte.</translation>
  </message>
  <message>
   <source>The best epoch, {0}, is among the last two of {1}.</source>
   <translation>Die beste Epoche, {0}, ist unter den letzten zwei von {1}.</translation>
  </message>
  <message>
   <source>The bundled student has no fast variant in this version.</source>
   <translation>Der mitgelieferte Student hat in dieser Version keine schnelle Variante.</translation>
  </message>
  <message>
   <source>The bundled student is used instead: install the model again, or choose another.</source>
   <translation>Stattdessen wird der mitgelieferte Student verwendet: Installieren Sie das Modell noch einmal oder wählen Sie ein anderes.</translation>
  </message>
  <message>
   <source>The cache cannot be read.</source>
   <translation>Der Cache ist nicht lesbar.</translation>
  </message>
  <message>
   <source>The cache cannot be written.</source>
   <translation>Der Cache ist nicht beschreibbar.</translation>
  </message>
  <message>
   <source>The cache holds no film of this folder in this size.</source>
   <translation>Der Cache enthält keine Aufnahme dieses Ordners in dieser Größe.</translation>
  </message>
  <message>
   <source>The cache of the films has become shorter while it was read.</source>
   <translation>Der Cache der Aufnahmen wurde kürzer, während er gelesen wurde.</translation>
  </message>
  <message>
   <source>The cache takes {0} more, and its disk has {1} left.</source>
   <translation>Der Cache braucht noch {0}, und auf seiner Festplatte sind {1} frei.</translation>
  </message>
  <message>
   <source>The calibration has schema {0}; this version knows {1}.</source>
   <translation>Die Kalibrierung hat Schema {0}; diese Version kennt {1}.</translation>
  </message>
  <message>
   <source>The check of the Training pack was given up.</source>
   <translation>Die Prüfung des Trainingspakets wurde abgebrochen.</translation>
  </message>
  <message>
   <source>The checkpoint {0} has schema {1}; this version writes {2}.</source>
   <translation>Der Checkpoint {0} hat Schema {1}; diese Version schreibt {2}.</translation>
  </message>
  <message>
   <source>The checkpoint {0} is damaged.</source>
   <translation>Der Checkpoint {0} ist beschädigt.</translation>
  </message>
  <message>
   <source>The checkpoint {0} is damaged; the run goes on from the one before.</source>
   <translation>Der Checkpoint {0} ist beschädigt; der Lauf setzt beim vorigen fort.</translation>
  </message>
  <message>
   <source>The choice of the Training pack cannot be written down: {0}.</source>
   <translation>Die Wahl des Trainingspakets lässt sich nicht aufschreiben: {0}.</translation>
  </message>
  <message>
   <source>The compressed picture has another size than the header says.</source>
   <translation>Das komprimierte Bild hat eine andere Größe, als der Header sagt.</translation>
  </message>
  <message>
   <source>The configuration and the label table name other findings, or in another order.</source>
   <translation>Konfiguration und Labeltabelle nennen andere Befunde oder eine andere Reihenfolge.</translation>
  </message>
  <message>
   <source>The configuration does not say which films to train on.</source>
   <translation>Die Konfiguration sagt nicht, mit welchen Aufnahmen trainiert wird.</translation>
  </message>
  <message>
   <source>The configuration has no name.</source>
   <translation>Die Konfiguration hat keinen Namen.</translation>
  </message>
  <message>
   <source>The configuration has schema {0}; this version knows {1}.</source>
   <translation>Die Konfiguration hat Schema {0}; diese Version kennt {1}.</translation>
  </message>
  <message>
   <source>The configuration lacks the section [{0}].</source>
   <translation>Der Konfiguration fehlt der Abschnitt [{0}].</translation>
  </message>
  <message>
   <source>The configuration {0} cannot be read.</source>
   <translation>Die Konfiguration {0} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>The configuration {0} cannot be written.</source>
   <translation>Die Konfiguration {0} lässt sich nicht schreiben.</translation>
  </message>
  <message>
   <source>The configuration {0} holds no settings.</source>
   <translation>Die Konfiguration {0} enthält keine Einstellungen.</translation>
  </message>
  <message>
   <source>The counts of a ROC curve contradict each other.</source>
   <translation>Die Zählungen einer ROC-Kurve widersprechen einander.</translation>
  </message>
  <message>
   <source>The data description {0} cannot be read.</source>
   <translation>Die Datenbeschreibung {0} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>The decision on {0} has no reason.</source>
   <translation>Die Entscheidung zu {0} hat keinen Grund.</translation>
  </message>
  <message>
   <source>The description {0} cannot be read.</source>
   <translation>Die Beschreibung {0} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>The description {0} says no {1}.</source>
   <translation>Die Beschreibung {0} nennt kein {1}.</translation>
  </message>
  <message>
   <source>The disk is full, so the batch has stopped.</source>
   <translation>Die Festplatte ist voll, also hat die Stapelbewertung angehalten.</translation>
  </message>
  <message>
   <source>The disk is full, so this was not remembered.</source>
   <translation>Die Festplatte ist voll, also wurde dies nicht gespeichert.</translation>
  </message>
  <message>
   <source>The disk is full: no checkpoint could be written.</source>
   <translation>Die Festplatte ist voll: Es konnte kein Checkpoint geschrieben werden.</translation>
  </message>
  <message>
   <source>The disk is full: the run ends without a checkpoint of its last steps.</source>
   <translation>Die Festplatte ist voll: Der Lauf endet ohne Checkpoint seiner letzten Schritte.</translation>
  </message>
  <message>
   <source>The disk of the cache is full.</source>
   <translation>Die Festplatte des Caches ist voll.</translation>
  </message>
  <message>
   <source>The earlier logs ran without it: their best alpha is another setting.</source>
   <translation>Die früheren Protokolle liefen ohne: Ihr bestes alpha ist eine andere Einstellung.</translation>
  </message>
  <message>
   <source>The end of its log says why; if a part is missing, add the Training pack again.</source>
   <translation>Das Ende seines Protokolls sagt, warum; fehlt ein Teil, fügen Sie das Trainingspaket noch einmal hinzu.</translation>
  </message>
  <message>
   <source>The end of its log says why; if a part is missing, install the application again.</source>
   <translation>Das Ende seines Protokolls sagt, warum; fehlt ein Teil, installieren Sie die Anwendung neu.</translation>
  </message>
  <message>
   <source>The end of {0} in the run's folder may say more.</source>
   <translation>Das Ende von {0} im Ordner des Laufs sagt vielleicht mehr.</translation>
  </message>
  <message>
   <source>The entry {0} of the queue {1} is no list of settings.</source>
   <translation>Der Eintrag {0} der Warteschlange {1} ist keine Liste von Einstellungen.</translation>
  </message>
  <message>
   <source>The execution provider {0} is not available on this machine.</source>
   <translation>Der Rechenanbieter {0} ist auf diesem Rechner nicht vorhanden.</translation>
  </message>
  <message>
   <source>The exported graph does not compute what the network computes: {0} log-odds, where {1} is allowed.</source>
   <translation>Der exportierte Graph rechnet nicht, was das Netz rechnet: {0} Log-Odds, wo {1} erlaubt ist.</translation>
  </message>
  <message>
   <source>The features have collapsed: they take {0} directions, and the variance part of the loss is {1}. Raise pretraining.variance, or lower the rate.</source>
   <translation>Die Merkmale sind zusammengefallen: Sie nehmen {0} Richtungen ein, und der Varianzteil des Verlusts ist {1}. Erhöhen Sie pretraining.variance, oder senken Sie die Rate.</translation>
  </message>
  <message>
   <source>The figure cannot be written as {0}.</source>
   <translation>Die Abbildung lässt sich nicht als {0} schreiben.</translation>
  </message>
  <message>
   <source>The file asks for more memory than any film needs.</source>
   <translation>Die Datei verlangt mehr Speicher, als irgendeine Aufnahme braucht.</translation>
  </message>
  <message>
   <source>The file breaks the decoder that should read it.</source>
   <translation>Die Datei bringt den Dekoder zum Absturz, der sie lesen soll.</translation>
  </message>
  <message>
   <source>The file cannot be opened.</source>
   <translation>Die Datei lässt sich nicht öffnen.</translation>
  </message>
  <message>
   <source>The file changed after it was put on the list; this is the result of the new content.</source>
   <translation>Die Datei änderte sich, nachdem sie auf die Liste kam; dies ist das Ergebnis des neuen Inhalts.</translation>
  </message>
  <message>
   <source>The file could not be opened.</source>
   <translation>Die Datei konnte nicht geöffnet werden.</translation>
  </message>
  <message>
   <source>The file could not be read from its drive.</source>
   <translation>Die Datei konnte nicht von ihrem Laufwerk gelesen werden.</translation>
  </message>
  <message>
   <source>The file could not be read, for a reason not foreseen.</source>
   <translation>Die Datei konnte nicht gelesen werden, aus einem nicht vorhergesehenen Grund.</translation>
  </message>
  <message>
   <source>The file could not be scored, for a reason that was not foreseen.</source>
   <translation>Die Datei konnte nicht bewertet werden, aus einem nicht vorhergesehenen Grund.</translation>
  </message>
  <message>
   <source>The file does not exist any more.</source>
   <translation>Die Datei gibt es nicht mehr.</translation>
  </message>
  <message>
   <source>The file does not exist any more; this result was computed before.</source>
   <translation>Die Datei gibt es nicht mehr; dieses Ergebnis wurde vorher berechnet.</translation>
  </message>
  <message>
   <source>The file has more than 1 GB, which no single film has.</source>
   <translation>Die Datei hat mehr als 1 GB, was keine einzelne Aufnahme hat.</translation>
  </message>
  <message>
   <source>The file holds no network weights.</source>
   <translation>Die Datei enthält keine Netzgewichte.</translation>
  </message>
  <message>
   <source>The file is empty.</source>
   <translation>Die Datei ist leer.</translation>
  </message>
  <message>
   <source>The file is no ONNX model, or is damaged.</source>
   <translation>Die Datei ist kein ONNX-Modell oder beschädigt.</translation>
  </message>
  <message>
   <source>The file of this film has changed since it was opened, so its findings are not those of the picture in it.</source>
   <translation>Die Datei dieser Aufnahme hat sich seit dem Öffnen geändert, also sind ihre Befunde nicht die des Bildes darin.</translation>
  </message>
  <message>
   <source>The file says that it is no radiograph: its modality is {0}.</source>
   <translation>Die Datei sagt, dass sie keine Röntgenaufnahme ist: Ihre Modalität ist {0}.</translation>
  </message>
  <message>
   <source>The file says that it shows another body part: {0}.</source>
   <translation>Die Datei sagt, dass sie eine andere Körperregion zeigt: {0}.</translation>
  </message>
  <message>
   <source>The file says that the patient is {0} years old: the model was trained on adults.</source>
   <translation>Die Datei sagt, dass der Patient {0} Jahre alt ist: Das Modell wurde mit Erwachsenen trainiert.</translation>
  </message>
  <message>
   <source>The file says that this is a lateral film ({0}): the model knows frontal ones.</source>
   <translation>Die Datei sagt, dass dies eine seitliche Aufnahme ist ({0}): Das Modell kennt frontale.</translation>
  </message>
  <message>
   <source>The file says that this is an oblique film ({0}): the model knows frontal ones.</source>
   <translation>Die Datei sagt, dass dies eine schräge Aufnahme ist ({0}): Das Modell kennt frontale.</translation>
  </message>
  <message>
   <source>The file takes longer to decode than any film does.</source>
   <translation>Die Datei braucht länger zum Dekodieren als irgendeine Aufnahme.</translation>
  </message>
  <message>
   <source>The file {0} does not belong to the Training pack.</source>
   <translation>Die Datei {0} gehört nicht zum Trainingspaket.</translation>
  </message>
  <message>
   <source>The file {0} does not hold the weights of {1}.</source>
   <translation>Die Datei {0} enthält nicht die Gewichte von {1}.</translation>
  </message>
  <message>
   <source>The file {0} has more than 1 GB, which no student has.</source>
   <translation>Die Datei {0} hat mehr als 1 GB, was kein Student hat.</translation>
  </message>
  <message>
   <source>The file {0} of the Training pack is missing or cannot be read.</source>
   <translation>Die Datei {0} des Trainingspakets fehlt oder lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>The file {0} of the Training pack was changed.</source>
   <translation>Die Datei {0} des Trainingspakets wurde verändert.</translation>
  </message>
  <message>
   <source>The film does not fit into the memory once it is padded to a square.</source>
   <translation>Die Aufnahme passt nicht in den Speicher, wenn sie zum Quadrat ergänzt wird.</translation>
  </message>
  <message>
   <source>The film has fewer pixels than the model looks at: fine findings are lost.</source>
   <translation>Die Aufnahme hat weniger Pixel, als das Modell ansieht: Feine Befunde gehen verloren.</translation>
  </message>
  <message>
   <source>The film looks blurred: fine findings are lost.</source>
   <translation>Die Aufnahme wirkt unscharf: Feine Befunde gehen verloren.</translation>
  </message>
  <message>
   <source>The film looks inverted: bones seem dark and air bright.</source>
   <translation>Die Aufnahme wirkt invertiert: Knochen erscheinen dunkel und Luft hell.</translation>
  </message>
  <message>
   <source>The film looks mirrored, left for right: a heart on the right side looks the same, so compare the side marker.</source>
   <translation>Die Aufnahme wirkt seitenverkehrt: Ein Herz auf der rechten Seite sieht ebenso aus, also vergleichen Sie die Seitenmarke.</translation>
  </message>
  <message>
   <source>The film looks noisy: fine findings are lost in the grain.</source>
   <translation>Die Aufnahme wirkt verrauscht: Feine Befunde gehen im Korn verloren.</translation>
  </message>
  <message>
   <source>The film seems to be upside down.</source>
   <translation>Die Aufnahme scheint auf dem Kopf zu stehen.</translation>
  </message>
  <message>
   <source>The film seems to lie on its side, turned to the left by 90 degrees.</source>
   <translation>Die Aufnahme scheint auf der Seite zu liegen, um 90 Grad nach links gedreht.</translation>
  </message>
  <message>
   <source>The film seems to lie on its side, turned to the right by 90 degrees.</source>
   <translation>Die Aufnahme scheint auf der Seite zu liegen, um 90 Grad nach rechts gedreht.</translation>
  </message>
  <message>
   <source>The film {0} cannot be read any more.</source>
   <translation>Die Aufnahme {0} ist nicht mehr lesbar.</translation>
  </message>
  <message>
   <source>The film {0} is not square, but its boxes were drawn on a square picture.</source>
   <translation>Die Aufnahme {0} ist nicht quadratisch, ihre Kästen wurden aber auf einem quadratischen Bild gezeichnet.</translation>
  </message>
  <message>
   <source>The films are prepared with {0} pixels, and the {1} wants {2}.</source>
   <translation>Die Aufnahmen sind mit {0} Pixeln vorbereitet, und {1} verlangt {2}.</translation>
  </message>
  <message>
   <source>The films do not tell of several sources, so there is nothing to balance.</source>
   <translation>Die Aufnahmen nennen nicht mehrere Quellen, es gibt also nichts auszugleichen.</translation>
  </message>
  <message>
   <source>The findings of the configuration are no list of different names.</source>
   <translation>Die Befunde der Konfiguration sind keine Liste verschiedener Namen.</translation>
  </message>
  <message>
   <source>The findings of the configuration are not those of the label table.</source>
   <translation>Die Befunde der Konfiguration sind nicht die der Labeltabelle.</translation>
  </message>
  <message>
   <source>The first loss is {0}, where {1} is expected.</source>
   <translation>Der erste Verlust ist {0}, wo {1} erwartet wird.</translation>
  </message>
  <message>
   <source>The first loss is {0}; {1} is expected.</source>
   <translation>Der erste Verlust ist {0}; erwartet wird {1}.</translation>
  </message>
  <message>
   <source>The flavour {0} of the Training pack cannot be used on {1}.</source>
   <translation>Die Ausführung {0} des Trainingspakets kann auf {1} nicht benutzt werden.</translation>
  </message>
  <message>
   <source>The fold file has gaps: some fold holds no film.</source>
   <translation>Die Fold-Datei hat Lücken: Ein Fold enthält keine Aufnahme.</translation>
  </message>
  <message>
   <source>The fold file names a film twice.</source>
   <translation>Die Fold-Datei nennt eine Aufnahme zweimal.</translation>
  </message>
  <message>
   <source>The fold file puts {0} patients into more than one fold.</source>
   <translation>Die Fold-Datei legt {0} Patienten in mehr als einen Fold.</translation>
  </message>
  <message>
   <source>The fold file {0} cannot be read.</source>
   <translation>Die Fold-Datei {0} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>The fold that validates; the others train.</source>
   <translation>Der Fold, der validiert; die anderen trainieren.</translation>
  </message>
  <message>
   <source>The folder of installed models cannot be written: {0}.</source>
   <translation>Der Ordner der installierten Modelle ist nicht beschreibbar: {0}.</translation>
  </message>
  <message>
   <source>The folder of runs, {0}, cannot be made: {1}.</source>
   <translation>Der Ordner der Läufe, {0}, lässt sich nicht anlegen: {1}.</translation>
  </message>
  <message>
   <source>The folder {0} belongs to a pre-training with other settings.</source>
   <translation>Der Ordner {0} gehört zu einem Vortraining mit anderen Einstellungen.</translation>
  </message>
  <message>
   <source>The folder {0} holds no Training pack: it has no {1}.</source>
   <translation>Der Ordner {0} enthält kein Trainingspaket: Er hat kein {1}.</translation>
  </message>
  <message>
   <source>The folder {0} holds no folders that are named after findings.</source>
   <translation>Der Ordner {0} enthält keine nach Befunden benannten Ordner.</translation>
  </message>
  <message>
   <source>The folder {0} holds no run.</source>
   <translation>Der Ordner {0} enthält keinen Lauf.</translation>
  </message>
  <message>
   <source>The folder {0} holds no run: it has no config.json.</source>
   <translation>Der Ordner {0} enthält keinen Lauf: Er hat keine config.json.</translation>
  </message>
  <message>
   <source>The folder {0} is no run: its config.json is missing or damaged.</source>
   <translation>Der Ordner {0} ist kein Lauf: Seine config.json fehlt oder ist beschädigt.</translation>
  </message>
  <message>
   <source>The folder's checkpoint belongs to another pre-training.</source>
   <translation>Der Checkpoint des Ordners gehört zu einem anderen Vortraining.</translation>
  </message>
  <message>
   <source>The folders must be a table: [folders].</source>
   <translation>Die Ordner müssen eine Tabelle sein: [folders].</translation>
  </message>
  <message>
   <source>The folders name no patients: every film counts as a patient of its own.</source>
   <translation>Die Ordner nennen keine Patienten: Jede Aufnahme zählt als eigener Patient.</translation>
  </message>
  <message>
   <source>The folds of {0} were trained with different settings: {1}.</source>
   <translation>Die Folds von {0} wurden mit verschiedenen Einstellungen trainiert: {1}.</translation>
  </message>
  <message>
   <source>The header does not say whether text is burnt into the picture. Look for names at its edges before you give the copy away.</source>
   <translation>Der Header sagt nicht, ob Text ins Bild eingebrannt ist. Suchen Sie an den Rändern nach Namen, bevor Sie die Kopie weitergeben.</translation>
  </message>
  <message>
   <source>The header of this DICOM file contradicts itself about the size of its pixels.</source>
   <translation>Der Header dieser DICOM-Datei widerspricht sich über die Größe ihrer Pixel.</translation>
  </message>
  <message>
   <source>The header of this DICOM file is damaged.</source>
   <translation>Der Header dieser DICOM-Datei ist beschädigt.</translation>
  </message>
  <message>
   <source>The header of this film names no study, series or image that could be referred to.</source>
   <translation>Der Header dieser Aufnahme nennt keine Untersuchung, keine Serie oder kein Bild, auf das verwiesen werden könnte.</translation>
  </message>
  <message>
   <source>The header says that no text is burnt into the picture. Nobody checked: look at it before you give the copy away.</source>
   <translation>Der Header sagt, dass kein Text ins Bild eingebrannt ist. Niemand hat es geprüft: Sehen Sie es an, bevor Sie die Kopie weitergeben.</translation>
  </message>
  <message>
   <source>The header says that text is burnt into the picture, and it is still there. Do not give this copy away before the text is covered.</source>
   <translation>Der Header sagt, dass Text ins Bild eingebrannt ist, und er ist noch da. Geben Sie diese Kopie nicht weiter, bevor der Text abgedeckt ist.</translation>
  </message>
  <message>
   <source>The held-out logits {0} cannot be read.</source>
   <translation>Die zurückgehaltenen Logits {0} sind nicht lesbar.</translation>
  </message>
  <message>
   <source>The image data stop after {0} % of the picture.</source>
   <translation>Die Bilddaten enden nach {0} % des Bildes.</translation>
  </message>
  <message>
   <source>The input check of the model is damaged.</source>
   <translation>Die Eingangsprüfung des Modells ist beschädigt.</translation>
  </message>
  <message>
   <source>The input check of the model was fitted to another network.</source>
   <translation>Die Eingangsprüfung des Modells wurde an ein anderes Netz angepasst.</translation>
  </message>
  <message>
   <source>The installed model is gone.</source>
   <translation>Das installierte Modell ist weg.</translation>
  </message>
  <message>
   <source>The installed model is not what was installed.</source>
   <translation>Das installierte Modell ist nicht das, was installiert wurde.</translation>
  </message>
  <message>
   <source>The interval {0} to {1} does not hold its estimate {2}.</source>
   <translation>Das Intervall {0} bis {1} enthält seinen Schätzwert {2} nicht.</translation>
  </message>
  <message>
   <source>The knots of a calibration do not rise, so it cannot keep the order of films.</source>
   <translation>Die Stützstellen einer Kalibrierung steigen nicht, also kann sie die Reihenfolge der Aufnahmen nicht erhalten.</translation>
  </message>
  <message>
   <source>The label table and the fold file disagree about whose films they are.</source>
   <translation>Labeltabelle und Fold-Datei sind sich uneins, wem Aufnahmen gehören.</translation>
  </message>
  <message>
   <source>The label table and {0} disagree about whose film {1} is.</source>
   <translation>Die Labeltabelle und {0} sind sich uneins, wem die Aufnahme {1} gehört.</translation>
  </message>
  <message>
   <source>The label table knows nothing of {0}.</source>
   <translation>Die Labeltabelle weiß nichts von {0}.</translation>
  </message>
  <message>
   <source>The label table lacks {0} films of the fold file, {1} among them.</source>
   <translation>Der Labeltabelle fehlen {0} Aufnahmen der Fold-Datei, darunter {1}.</translation>
  </message>
  <message>
   <source>The label table lacks {0} films of {1}, {2} among them.</source>
   <translation>Der Labeltabelle fehlen {0} Aufnahmen von {1}, darunter {2}.</translation>
  </message>
  <message>
   <source>The label table {0} has no rows.</source>
   <translation>Die Labeltabelle {0} hat keine Zeilen.</translation>
  </message>
  <message>
   <source>The label table {0} has two columns called {1}.</source>
   <translation>Die Labeltabelle {0} hat zwei Spalten namens {1}.</translation>
  </message>
  <message>
   <source>The label table {0} lacks the columns {1}.</source>
   <translation>Der Labeltabelle {0} fehlen die Spalten {1}.</translation>
  </message>
  <message>
   <source>The label table {0} names a file twice.</source>
   <translation>Die Labeltabelle {0} nennt eine Datei zweimal.</translation>
  </message>
  <message>
   <source>The list of films {0} cannot be read.</source>
   <translation>Die Liste der Aufnahmen {0} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>The list of films {0} {1}.</source>
   <translation>Die Liste der Aufnahmen {0} {1}.</translation>
  </message>
  <message>
   <source>The list of results cannot be read or written.</source>
   <translation>Die Ergebnisliste ist nicht lesbar oder nicht beschreibbar.</translation>
  </message>
  <message>
   <source>The list of results cannot be written where it belongs.</source>
   <translation>Die Ergebnisliste lässt sich nicht dort schreiben, wo sie hingehört.</translation>
  </message>
  <message>
   <source>The list of results is damaged.</source>
   <translation>Die Ergebnisliste ist beschädigt.</translation>
  </message>
  <message>
   <source>The list of results was written by a newer version of this application.</source>
   <translation>Die Ergebnisliste wurde von einer neueren Version dieser Anwendung geschrieben.</translation>
  </message>
  <message>
   <source>The macro AUC is {0} higher on training than on validation films.</source>
   <translation>Die Makro-AUC ist auf Trainingsaufnahmen um {0} höher als auf Validierungsaufnahmen.</translation>
  </message>
  <message>
   <source>The manifest knows no finding {0}, which is predicted.</source>
   <translation>Das Manifest kennt keinen Befund {0}, der vorhergesagt wird.</translation>
  </message>
  <message>
   <source>The manifest that `xlite data import` wrote.</source>
   <translation>Das Manifest, das `xlite data import` schrieb.</translation>
  </message>
  <message>
   <source>The manifest {0} is not where the run found it.</source>
   <translation>Das Manifest {0} ist nicht da, wo der Lauf es fand.</translation>
  </message>
  <message>
   <source>The manifest {0} names a film outside the folder of the films.</source>
   <translation>Das Manifest {0} nennt eine Aufnahme außerhalb des Ordners der Aufnahmen.</translation>
  </message>
  <message>
   <source>The manifest {0} was changed after it was written.</source>
   <translation>Das Manifest {0} wurde geändert, nachdem es geschrieben war.</translation>
  </message>
  <message>
   <source>The memory did not suffice: from here on {0} films pass at once, and more passes make a step.</source>
   <translation>Der Speicher reichte nicht: Ab hier gehen {0} Aufnahmen auf einmal durch, und mehr Durchgänge ergeben einen Schritt.</translation>
  </message>
  <message>
   <source>The memory does not suffice for a pass of {0} films.</source>
   <translation>Der Speicher reicht nicht für einen Durchgang von {0} Aufnahmen.</translation>
  </message>
  <message>
   <source>The metrics have schema {0}; this version knows {1}.</source>
   <translation>Die Metriken haben Schema {0}; diese Version kennt {1}.</translation>
  </message>
  <message>
   <source>The model card names {0} findings, but the student has {1} logits.</source>
   <translation>Die Modellkarte nennt {0} Befunde, aber der Student hat {1} Logits.</translation>
  </message>
  <message>
   <source>The model file does not describe itself.</source>
   <translation>Die Modelldatei beschreibt sich nicht selbst.</translation>
  </message>
  <message>
   <source>The model file has schema {0}; this version reads schema {1}.</source>
   <translation>Die Modelldatei hat Schema {0}; diese Version liest Schema {1}.</translation>
  </message>
  <message>
   <source>The model file is of the study {0}, but the boxes were asked of {1}.</source>
   <translation>Die Modelldatei gehört zur Studie {0}, die Kästen wurden aber für {1} gefragt.</translation>
  </message>
  <message>
   <source>The model file that was recalibrated is gone.</source>
   <translation>Die Modelldatei, die neu kalibriert wurde, ist weg.</translation>
  </message>
  <message>
   <source>The model file {0} cannot be opened.</source>
   <translation>Die Modelldatei {0} lässt sich nicht öffnen.</translation>
  </message>
  <message>
   <source>The model file {0} cannot be read: {1}.</source>
   <translation>Die Modelldatei {0} lässt sich nicht lesen: {1}.</translation>
  </message>
  <message>
   <source>The model file {0} changed while it was read.</source>
   <translation>Die Modelldatei {0} änderte sich, während sie gelesen wurde.</translation>
  </message>
  <message>
   <source>The model file {0} changed while the films were read.</source>
   <translation>Die Modelldatei {0} änderte sich, während die Aufnahmen gelesen wurden.</translation>
  </message>
  <message>
   <source>The model file {0} is not the one that the policy of this computer fixes: its SHA-256 is another.</source>
   <translation>Die Modelldatei {0} ist nicht die, die die Richtlinie dieses Rechners festlegt: Ihr SHA-256 ist ein anderer.</translation>
  </message>
  <message>
   <source>The model file's description of itself is incomplete or damaged.</source>
   <translation>Die Selbstbeschreibung der Modelldatei ist unvollständig oder beschädigt.</translation>
  </message>
  <message>
   <source>The model has no operating points for the policy {0}.</source>
   <translation>Das Modell hat keine Arbeitspunkte für die Regel {0}.</translation>
  </message>
  <message>
   <source>The model has not answered for this film yet.</source>
   <translation>Das Modell hat für diese Aufnahme noch nicht geantwortet.</translation>
  </message>
  <message>
   <source>The model holds weights that are not numbers (NaN or infinite).</source>
   <translation>Das Modell enthält Gewichte, die keine Zahlen sind (NaN oder unendlich).</translation>
  </message>
  <message>
   <source>The model keeps weights in a second file, which may be anything.</source>
   <translation>Das Modell hält Gewichte in einer zweiten Datei, die alles sein kann.</translation>
  </message>
  <message>
   <source>The model knows: {0}.</source>
   <translation>Das Modell kennt: {0}.</translation>
  </message>
  <message>
   <source>The model names no finding, or one of them twice.</source>
   <translation>Das Modell nennt keinen Befund oder einen davon zweimal.</translation>
  </message>
  <message>
   <source>The model's card names {0} findings, its network computes {1}.</source>
   <translation>Die Karte des Modells nennt {0} Befunde, sein Netz berechnet {1}.</translation>
  </message>
  <message>
   <source>The model's evidence maps do not add up to its findings.</source>
   <translation>Die Evidenzkarten des Modells summieren sich nicht zu seinen Befunden.</translation>
  </message>
  <message>
   <source>The model's full scale of evidence is not above zero.</source>
   <translation>Die volle Skala der Evidenz des Modells liegt nicht über null.</translation>
  </message>
  <message>
   <source>The model's self-test knows another number of findings than its network.</source>
   <translation>Der Selbsttest des Modells kennt eine andere Zahl von Befunden als sein Netz.</translation>
  </message>
  <message>
   <source>The name {0} stands for two films of the table.</source>
   <translation>Der Name {0} steht für zwei Aufnahmen der Tabelle.</translation>
  </message>
  <message>
   <source>The network computes values that are not numbers.</source>
   <translation>Das Netz berechnet Werte, die keine Zahlen sind.</translation>
  </message>
  <message>
   <source>The network does not accept the {0}-pixel input its card names.</source>
   <translation>Das Netz nimmt die Eingabe von {0} Pixeln nicht an, die seine Karte nennt.</translation>
  </message>
  <message>
   <source>The network does not say what it is: it carries no X-Lite model card.</source>
   <translation>Das Netz sagt nicht, was es ist: Es trägt keine X-Lite-Modellkarte.</translation>
  </message>
  <message>
   <source>The network is no student: it wants one image and must give {0}.</source>
   <translation>Das Netz ist kein Student: Es verlangt ein Bild und muss {0} liefern.</translation>
  </message>
  <message>
   <source>The network's outputs do not have the shapes of a student's.</source>
   <translation>Die Ausgänge des Netzes haben nicht die Form eines Studenten.</translation>
  </message>
  <message>
   <source>The note is about nothing.</source>
   <translation>Die Notiz handelt von nichts.</translation>
  </message>
  <message>
   <source>The note of which Training pack to use is damaged.</source>
   <translation>Die Notiz, welches Trainingspaket zu benutzen ist, ist beschädigt.</translation>
  </message>
  <message>
   <source>The note of which model to open is damaged.</source>
   <translation>Der Vermerk, welches Modell zu öffnen ist, ist beschädigt.</translation>
  </message>
  <message>
   <source>The pack's {0} cannot be read: {1}.</source>
   <translation>{0} des Pakets lässt sich nicht lesen: {1}.</translation>
  </message>
  <message>
   <source>The pack's {0} is damaged.</source>
   <translation>{0} des Pakets ist beschädigt.</translation>
  </message>
  <message>
   <source>The packed table {0} cannot be read: it is damaged.</source>
   <translation>Die gepackte Tabelle {0} ist nicht lesbar: Sie ist beschädigt.</translation>
  </message>
  <message>
   <source>The picture data of this JPEG file are damaged.</source>
   <translation>Die Bilddaten dieser JPEG-Datei sind beschädigt.</translation>
  </message>
  <message>
   <source>The picture data of this PNG file are damaged: a checksum does not match.</source>
   <translation>Die Bilddaten dieser PNG-Datei sind beschädigt: Eine Prüfsumme stimmt nicht.</translation>
  </message>
  <message>
   <source>The picture data of this {0} file are damaged.</source>
   <translation>Die Bilddaten dieser {0}-Datei sind beschädigt.</translation>
  </message>
  <message>
   <source>The picture has colours, which no X-ray film has: it may be a photograph or a coloured copy.</source>
   <translation>Das Bild hat Farben, die keine Röntgenaufnahme hat: Es ist vielleicht ein Foto oder eine farbige Kopie.</translation>
  </message>
  <message>
   <source>The picture has no rows or no columns.</source>
   <translation>Das Bild hat keine Zeilen oder keine Spalten.</translation>
  </message>
  <message>
   <source>The picture has values of 32 bits, which no film has.</source>
   <translation>Das Bild hat Werte von 32 Bit, die keine Aufnahme hat.</translation>
  </message>
  <message>
   <source>The picture has {0} bits a pixel, which no film has.</source>
   <translation>Das Bild hat {0} Bit je Pixel, was keine Aufnahme hat.</translation>
  </message>
  <message>
   <source>The picture has {0} samples a pixel in {1}, which no film has.</source>
   <translation>Das Bild hat {0} Farbwerte je Pixel in {1}, was keine Aufnahme hat.</translation>
  </message>
  <message>
   <source>The picture has {0} x {1} pixels, more than a film may have.</source>
   <translation>Das Bild hat {0} x {1} Pixel, mehr als eine Aufnahme haben darf.</translation>
  </message>
  <message>
   <source>The picture has {0} x {1} pixels, more than the {2} million that a film may have.</source>
   <translation>Das Bild hat {0} x {1} Pixel, mehr als die {2} Millionen, die eine Aufnahme haben darf.</translation>
  </message>
  <message>
   <source>The picture holds no number at all.</source>
   <translation>Das Bild enthält gar keine Zahl.</translation>
  </message>
  <message>
   <source>The picture is blank or almost blank: there is nothing to find findings in.</source>
   <translation>Das Bild ist leer oder fast leer: Es gibt nichts, worin sich Befunde finden ließen.</translation>
  </message>
  <message>
   <source>The picture is stored as {0}, which is not read.</source>
   <translation>Das Bild ist als {0} gespeichert, was nicht gelesen wird.</translation>
  </message>
  <message>
   <source>The pixels are as they were: look for names at the edges before you give the copy away.</source>
   <translation>Die Pixel sind, wie sie waren: Suchen Sie an den Rändern nach Namen, bevor Sie die Kopie weitergeben.</translation>
  </message>
  <message>
   <source>The policy file is {0}; whoever looks after this computer can change it.</source>
   <translation>Die Richtliniendatei ist {0}; wer diesen Rechner betreut, kann sie ändern.</translation>
  </message>
  <message>
   <source>The policy file {0} cannot be read: {1}.</source>
   <translation>Die Richtliniendatei {0} lässt sich nicht lesen: {1}.</translation>
  </message>
  <message>
   <source>The policy file {0} is larger than 65,536 bytes.</source>
   <translation>Die Richtliniendatei {0} ist größer als 65,536 Byte.</translation>
  </message>
  <message>
   <source>The policy of this computer fixes the model, so no other can be chosen.</source>
   <translation>Die Richtlinie dieses Rechners legt das Modell fest; ein anderes lässt sich nicht wählen.</translation>
  </message>
  <message>
   <source>The policy of this computer forbids looking for newer versions.</source>
   <translation>Die Richtlinie dieses Rechners verbietet, nach neueren Versionen zu suchen.</translation>
  </message>
  <message>
   <source>The policy of this computer forbids training.</source>
   <translation>Die Richtlinie dieses Rechners verbietet das Training.</translation>
  </message>
  <message>
   <source>The policy of this computer forbids writing who a patient is.</source>
   <translation>Die Richtlinie dieses Rechners verbietet, zu schreiben, wer ein Patient ist.</translation>
  </message>
  <message>
   <source>The positive weights '{0}' have the mean {1} on these films, and below 1 they would suppress positives.</source>
   <translation>Die positiven Gewichte '{0}' haben auf diesen Aufnahmen das Mittel {1}, und unter 1 würden sie Positive unterdrücken.</translation>
  </message>
  <message>
   <source>The pre-training has come apart: its loss is not a number.</source>
   <translation>Das Vortraining ist auseinandergelaufen: Sein Verlust ist keine Zahl.</translation>
  </message>
  <message>
   <source>The predictions {0} cannot be read.</source>
   <translation>Die Vorhersagen {0} sind nicht lesbar.</translation>
  </message>
  <message>
   <source>The predictions {0} have no column for {1}.</source>
   <translation>Die Vorhersagen {0} haben keine Spalte für {1}.</translation>
  </message>
  <message>
   <source>The predictions {0} have no column of a finding.</source>
   <translation>Die Vorhersagen {0} haben keine Spalte eines Befunds.</translation>
  </message>
  <message>
   <source>The predictions {0} have no column of file names.</source>
   <translation>Die Vorhersagen {0} haben keine Spalte der Dateinamen.</translation>
  </message>
  <message>
   <source>The predictions {0} hold a cell that is no number.</source>
   <translation>Die Vorhersagen {0} enthalten eine Zelle, die keine Zahl ist.</translation>
  </message>
  <message>
   <source>The predictions {0} hold a value that is not finite.</source>
   <translation>Die Vorhersagen {0} enthalten einen Wert, der nicht endlich ist.</translation>
  </message>
  <message>
   <source>The predictions {0} hold no film that is to be judged.</source>
   <translation>Die Vorhersagen {0} enthalten keine Aufnahme, die zu beurteilen ist.</translation>
  </message>
  <message>
   <source>The predictions {0} hold numbers that are no probabilities.</source>
   <translation>Die Vorhersagen {0} enthalten Zahlen, die keine Wahrscheinlichkeiten sind.</translation>
  </message>
  <message>
   <source>The predictions {0} know no film of the fold file.</source>
   <translation>Die Vorhersagen {0} kennen keine Aufnahme der Fold-Datei.</translation>
  </message>
  <message>
   <source>The predictions {0} name a film twice, or not at all.</source>
   <translation>Die Vorhersagen {0} nennen eine Aufnahme zweimal oder gar nicht.</translation>
  </message>
  <message>
   <source>The predictions {0} {1}.</source>
   <translation>Die Vorhersagen {0} {1}.</translation>
  </message>
  <message>
   <source>The preprocessing recipe has schema {0}; this version knows 1.</source>
   <translation>Das Vorverarbeitungsrezept hat Schema {0}; diese Version kennt 1.</translation>
  </message>
  <message>
   <source>The preprocessing recipe has unknown or missing settings.</source>
   <translation>Das Vorverarbeitungsrezept hat unbekannte oder fehlende Einstellungen.</translation>
  </message>
  <message>
   <source>The pretrained weights of {0} are not on this computer and could not be fetched from huggingface.co ({1}).</source>
   <translation>Die vortrainierten Gewichte von {0} sind nicht auf diesem Computer und konnten nicht von huggingface.co geladen werden ({1}).</translation>
  </message>
  <message>
   <source>The probe was called off.</source>
   <translation>Der Probelauf wurde abgesagt.</translation>
  </message>
  <message>
   <source>The process for the {0} could not be started.</source>
   <translation>Der Prozess ({0}) konnte nicht gestartet werden.</translation>
  </message>
  <message>
   <source>The process for the {0} ended before it had begun.</source>
   <translation>Der Prozess ({0}) endete, bevor er begonnen hatte.</translation>
  </message>
  <message>
   <source>The process for the {0} is of another version than the application.</source>
   <translation>Der Prozess ({0}) hat eine andere Version als die Anwendung.</translation>
  </message>
  <message>
   <source>The process that reads films could not be started.</source>
   <translation>Der Prozess, der Aufnahmen liest, konnte nicht gestartet werden.</translation>
  </message>
  <message>
   <source>The process that worked on it broke down.</source>
   <translation>Der Prozess, der daran arbeitete, brach zusammen.</translation>
  </message>
  <message>
   <source>The program {0} has no torch, without which it cannot train.</source>
   <translation>Das Programm {0} hat kein torch, ohne das es nicht trainieren kann.</translation>
  </message>
  <message>
   <source>The program {0} is not the one of an X-Lite Training pack.</source>
   <translation>Das Programm {0} gehört zu keinem Trainingspaket von X-Lite.</translation>
  </message>
  <message>
   <source>The queue {0} has no base.</source>
   <translation>Die Warteschlange {0} hat keine Basis.</translation>
  </message>
  <message>
   <source>The queue {0} holds the unknown entry {1}.</source>
   <translation>Die Warteschlange {0} enthält den unbekannten Eintrag {1}.</translation>
  </message>
  <message>
   <source>The rarest finding, {0}, has {1} positive training films of {2}.</source>
   <translation>Der seltenste Befund, {0}, hat {1} positive Trainingsaufnahmen von {2}.</translation>
  </message>
  <message>
   <source>The recipe and the student disagree about the number of channels.</source>
   <translation>Rezept und Student sind sich über die Zahl der Kanäle uneins.</translation>
  </message>
  <message>
   <source>The recipe makes films of {0} pixels, but the student takes {1}.</source>
   <translation>Das Rezept macht Aufnahmen von {0} Pixeln, aber der Student nimmt {1}.</translation>
  </message>
  <message>
   <source>The recipe makes images of {0} channels, but the student takes {1}.</source>
   <translation>Das Rezept macht Bilder mit {0} Kanälen, aber der Student nimmt {1}.</translation>
  </message>
  <message>
   <source>The recipe makes images of {0} pixels, but the student takes {1}.</source>
   <translation>Das Rezept macht Bilder von {0} Pixeln, aber der Student nimmt {1}.</translation>
  </message>
  <message>
   <source>The reference that others are compared with: labels alone, a fifth of the films.</source>
   <translation>Die Referenz, mit der andere verglichen werden: nur Labels, ein Fünftel der Aufnahmen.</translation>
  </message>
  <message>
   <source>The reference {0} is none of the studies with a finished fold.</source>
   <translation>Die Referenz {0} ist keine der Studien mit einem fertigen Fold.</translation>
  </message>
  <message>
   <source>The rescale slope in the header of this DICOM file would erase the picture.</source>
   <translation>Der Rescale Slope im Header dieser DICOM-Datei würde das Bild auslöschen.</translation>
  </message>
  <message>
   <source>The results already hold a row {0}.</source>
   <translation>Die Ergebnisse enthalten schon eine Zeile {0}.</translation>
  </message>
  <message>
   <source>The run could not be {0}: {1}.</source>
   <translation>Der Lauf ließ sich nicht bearbeiten ({0}): {1}.</translation>
  </message>
  <message>
   <source>The run ended with an unexpected {0}.</source>
   <translation>Der Lauf endete mit einem unerwarteten {0}.</translation>
  </message>
  <message>
   <source>The run folder {0} belongs to a run on other films or labels.</source>
   <translation>Der Laufordner {0} gehört zu einem Lauf mit anderen Aufnahmen oder Labels.</translation>
  </message>
  <message>
   <source>The run folder {0} belongs to a run with other settings.</source>
   <translation>Der Laufordner {0} gehört zu einem Lauf mit anderen Einstellungen.</translation>
  </message>
  <message>
   <source>The run folder {0} holds no readable config.json.</source>
   <translation>Der Laufordner {0} enthält keine lesbare config.json.</translation>
  </message>
  <message>
   <source>The run itself is sound: resume it.</source>
   <translation>Der Lauf selbst ist in Ordnung: Setzen Sie ihn fort.</translation>
  </message>
  <message>
   <source>The run needs {0} for its checkpoints and what stands beside them, and its disk has {1} left.</source>
   <translation>Der Lauf braucht {0} für seine Checkpoints und was daneben steht, und auf seiner Festplatte sind {1} frei.</translation>
  </message>
  <message>
   <source>The run to start from had other findings: the last layer begins anew.</source>
   <translation>Der Lauf, von dem ausgegangen wird, hatte andere Befunde: Die letzte Schicht beginnt neu.</translation>
  </message>
  <message>
   <source>The run was stopped before its films were preprocessed.</source>
   <translation>Der Lauf wurde gestoppt, bevor seine Aufnahmen vorverarbeitet waren.</translation>
  </message>
  <message>
   <source>The run {0} contradicts itself about its findings or channels.</source>
   <translation>Der Lauf {0} widerspricht sich über seine Befunde oder Kanäle.</translation>
  </message>
  <message>
   <source>The run {0} does not say where its films are.</source>
   <translation>Der Lauf {0} sagt nicht, wo seine Aufnahmen sind.</translation>
  </message>
  <message>
   <source>The run {0} has no predictions for its {1} films.</source>
   <translation>Der Lauf {0} hat keine Vorhersagen für seine {1}-Aufnahmen.</translation>
  </message>
  <message>
   <source>The run {0} has no validation films that could calibrate its student.</source>
   <translation>Der Lauf {0} hat keine Validierungsaufnahmen, die seinen Studenten kalibrieren könnten.</translation>
  </message>
  <message>
   <source>The run {0} has no weights to teach with.</source>
   <translation>Der Lauf {0} hat keine Gewichte, mit denen er lehren könnte.</translation>
  </message>
  <message>
   <source>The run {0} is being written by another process.</source>
   <translation>In den Lauf {0} schreibt gerade ein anderer Prozess.</translation>
  </message>
  <message>
   <source>The run {0} is not finished: it has no weights to export.</source>
   <translation>Der Lauf {0} ist nicht beendet: Er hat keine Gewichte zum Exportieren.</translation>
  </message>
  <message>
   <source>The run {0} was trained on none of the films that judge this one.</source>
   <translation>Der Lauf {0} wurde mit keiner der Aufnahmen trainiert, die diesen beurteilen.</translation>
  </message>
  <message>
   <source>The run {0} was trained on {1} of the {2} that judge this one: results will look too good.</source>
   <translation>Der Lauf {0} wurde mit {1} der {2} trainiert, die diesen beurteilen: Die Ergebnisse werden zu gut aussehen.</translation>
  </message>
  <message>
   <source>The run's checkpoint belongs to a run with other settings or films.</source>
   <translation>Der Checkpoint des Laufs gehört zu einem Lauf mit anderen Einstellungen oder Aufnahmen.</translation>
  </message>
  <message>
   <source>The run's configuration does not say where its films are.</source>
   <translation>Die Konfiguration des Laufs sagt nicht, wo seine Aufnahmen sind.</translation>
  </message>
  <message>
   <source>The run's configuration lacks what a row of results.csv shows.</source>
   <translation>Der Konfiguration des Laufs fehlt, was eine Zeile von results.csv zeigt.</translation>
  </message>
  <message>
   <source>The run's folder or films cannot be used: {0}.</source>
   <translation>Ordner oder Aufnahmen des Laufs sind nicht verwendbar: {0}.</translation>
  </message>
  <message>
   <source>The run's folder was moved or deleted while it was being trained.</source>
   <translation>Der Ordner des Laufs wurde während des Trainings verschoben oder gelöscht.</translation>
  </message>
  <message>
   <source>The run's {0} is damaged.</source>
   <translation>Im Lauf ist beschädigt: {0}.</translation>
  </message>
  <message>
   <source>The run's {0}{1} is damaged.</source>
   <translation>Im Lauf ist beschädigt: {0}{1}.</translation>
  </message>
  <message>
   <source>The same picture</source>
   <translation>Dasselbe Bild</translation>
  </message>
  <message>
   <source>The same picture as {0}, which has both findings.</source>
   <translation>Dasselbe Bild wie {0}, das beide Befunde hat.</translation>
  </message>
  <message>
   <source>The same picture as {0}, which was kept.</source>
   <translation>Dasselbe Bild wie {0}, das behalten wurde.</translation>
  </message>
  <message>
   <source>The same picture as {0}{1}, which was kept.</source>
   <translation>Dasselbe Bild wie {0}{1}, das behalten wurde.</translation>
  </message>
  <message>
   <source>The same picture lies in the folder of a finding and in one of normal films.</source>
   <translation>Dasselbe Bild liegt im Ordner eines Befunds und in einem normaler Aufnahmen.</translation>
  </message>
  <message>
   <source>The sample of {0} x {1} pixels was read.</source>
   <translation>Das Beispiel mit {0} x {1} Pixeln wurde gelesen.</translation>
  </message>
  <message>
   <source>The saved numbers are incomplete, damaged or of another version.</source>
   <translation>Die gespeicherten Zahlen sind unvollständig, beschädigt oder aus einer anderen Version.</translation>
  </message>
  <message>
   <source>The search {0} names no base or no space, or holds an unknown entry.</source>
   <translation>Die Suche {0} nennt keine Basis oder keinen Raum oder enthält einen unbekannten Eintrag.</translation>
  </message>
  <message>
   <source>The section [{0}] holds no settings.</source>
   <translation>Der Abschnitt [{0}] enthält keine Einstellungen.</translation>
  </message>
  <message>
   <source>The self-test of the model is damaged.</source>
   <translation>Der Selbsttest des Modells ist beschädigt.</translation>
  </message>
  <message>
   <source>The setting {0}.{1} is missing.</source>
   <translation>Die Einstellung {0}.{1} fehlt.</translation>
  </message>
  <message>
   <source>The shares {0} make no split.</source>
   <translation>Die Anteile {0} ergeben keine Aufteilung.</translation>
  </message>
  <message>
   <source>The site has no name that a model could bear.</source>
   <translation>Die Einrichtung hat keinen Namen, den ein Modell tragen könnte.</translation>
  </message>
  <message>
   <source>The space of {0} is not possible.</source>
   <translation>Der Raum von {0} ist nicht möglich.</translation>
  </message>
  <message>
   <source>The split has no file for the part '{0}'.</source>
   <translation>Die Aufteilung hat keine Datei für den Teil '{0}'.</translation>
  </message>
  <message>
   <source>The split has two files for the part '{0}': {1} and {2}.</source>
   <translation>Die Aufteilung hat zwei Dateien für den Teil '{0}': {1} und {2}.</translation>
  </message>
  <message>
   <source>The split leaves no film for the part '{0}'.</source>
   <translation>Die Aufteilung lässt keine Aufnahme für den Teil '{0}'.</translation>
  </message>
  <message>
   <source>The split names {0} films more than once.</source>
   <translation>Die Aufteilung nennt {0} Aufnahmen mehr als einmal.</translation>
  </message>
  <message>
   <source>The stored probabilities {0} cannot be read.</source>
   <translation>Die gespeicherten Wahrscheinlichkeiten {0} sind nicht lesbar.</translation>
  </message>
  <message>
   <source>The stored probabilities {0} have two columns of one name.</source>
   <translation>Die gespeicherten Wahrscheinlichkeiten {0} haben zwei Spalten eines Namens.</translation>
  </message>
  <message>
   <source>The stored probabilities {0} hold none of these films.</source>
   <translation>Die gespeicherten Wahrscheinlichkeiten {0} enthalten keine dieser Aufnahmen.</translation>
  </message>
  <message>
   <source>The stored probabilities {0} lack the column {1}.</source>
   <translation>Den gespeicherten Wahrscheinlichkeiten {0} fehlt die Spalte {1}.</translation>
  </message>
  <message>
   <source>The student has no setting called {0}.</source>
   <translation>Der Student hat keine Einstellung namens {0}.</translation>
  </message>
  <message>
   <source>The student has {0} outputs for {1} findings.</source>
   <translation>Der Student hat {0} Ausgänge für {1} Befunde.</translation>
  </message>
  <message>
   <source>The student's answers are no longer numbers.</source>
   <translation>Die Antworten des Studenten sind keine Zahlen mehr.</translation>
  </message>
  <message>
   <source>The student's settings have schema {0}; this version knows {1}.</source>
   <translation>Die Einstellungen des Studenten haben Schema {0}; diese Version kennt {1}.</translation>
  </message>
  <message>
   <source>The student's settings name no backbone.</source>
   <translation>Die Einstellungen des Studenten nennen kein Backbone.</translation>
  </message>
  <message>
   <source>The student's weights are no longer numbers.</source>
   <translation>Die Gewichte des Studenten sind keine Zahlen mehr.</translation>
  </message>
  <message>
   <source>The students that were measured left one fold out each; the one that ships saw all films.</source>
   <translation>Die gemessenen Studenten ließen je einen Fold aus; der ausgelieferte sah alle Aufnahmen.</translation>
  </message>
  <message>
   <source>The table does not say PA, AP or lateral.</source>
   <translation>Die Tabelle sagt nicht PA, AP oder seitlich.</translation>
  </message>
  <message>
   <source>The table names no patients: every film counts as a patient of its own.</source>
   <translation>Die Tabelle nennt keine Patienten: Jede Aufnahme zählt als eigener Patient.</translation>
  </message>
  <message>
   <source>The table to agree with knows no film of the finished folds.</source>
   <translation>Die Tabelle, mit der verglichen wird, kennt keine Aufnahme der fertigen Folds.</translation>
  </message>
  <message>
   <source>The table {0} cannot be read from its drive.</source>
   <translation>Die Tabelle {0} ist nicht von ihrem Laufwerk lesbar.</translation>
  </message>
  <message>
   <source>The table {0} cannot be read: it does not exist.</source>
   <translation>Die Tabelle {0} ist nicht lesbar: Es gibt sie nicht.</translation>
  </message>
  <message>
   <source>The table {0} cannot be read: it is not yours to open.</source>
   <translation>Die Tabelle {0} ist nicht lesbar: Sie dürfen sie nicht öffnen.</translation>
  </message>
  <message>
   <source>The table {0} cannot be read: line {1} is not UTF-8 text.</source>
   <translation>Die Tabelle {0} ist nicht lesbar: Zeile {1} ist kein UTF-8-Text.</translation>
  </message>
  <message>
   <source>The table {0} has no column with the names of the films.</source>
   <translation>Die Tabelle {0} hat keine Spalte mit den Namen der Aufnahmen.</translation>
  </message>
  <message>
   <source>The table {0} holds more than {1} MB of text.</source>
   <translation>Die Tabelle {0} enthält mehr als {1} MB Text.</translation>
  </message>
  <message>
   <source>The table {0} never names the finding {1}.</source>
   <translation>Die Tabelle {0} nennt den Befund {1} nie.</translation>
  </message>
  <message>
   <source>The table {0} stops in the middle of line {1}.</source>
   <translation>Die Tabelle {0} endet mitten in Zeile {1}.</translation>
  </message>
  <message>
   <source>The task was cancelled.</source>
   <translation>Die Aufgabe wurde abgebrochen.</translation>
  </message>
  <message>
   <source>The teacher has an opinion about {0} % of the training films.</source>
   <translation>Der Lehrer hat zu {0} % der Trainingsaufnahmen eine Meinung.</translation>
  </message>
  <message>
   <source>The teacher has no opinion about any training film.</source>
   <translation>Der Lehrer hat zu keiner Trainingsaufnahme eine Meinung.</translation>
  </message>
  <message>
   <source>The teacher looks at films of {0} pixels, which the study was not given.</source>
   <translation>Der Lehrer sieht Aufnahmen von {0} Pixeln, die der Studie nicht gegeben wurden.</translation>
  </message>
  <message>
   <source>The teacher looks at films that the run was not given.</source>
   <translation>Der Lehrer sieht Aufnahmen an, die der Lauf nicht bekam.</translation>
  </message>
  <message>
   <source>The teacher looks at {0} kinds of films, and {1} are prepared.</source>
   <translation>Der Lehrer sieht {0} Arten von Aufnahmen an, und {1} sind vorbereitet.</translation>
  </message>
  <message>
   <source>The teacher {0} has {1} thresholds for {2} outputs.</source>
   <translation>Der Lehrer {0} hat {1} Schwellenwerte für {2} Ausgänge.</translation>
  </message>
  <message>
   <source>The teacher {0} holds a pickled network or program, not weights alone.</source>
   <translation>Der Lehrer {0} enthält ein gepickeltes Netz oder Programm, nicht nur Gewichte.</translation>
  </message>
  <message>
   <source>The teacher {0} holds no weights by name.</source>
   <translation>Der Lehrer {0} enthält keine benannten Gewichte.</translation>
  </message>
  <message>
   <source>The teacher {0} is damaged, or no file of weights.</source>
   <translation>Der Lehrer {0} ist beschädigt oder keine Gewichtsdatei.</translation>
  </message>
  <message>
   <source>The teacher {0} is of no known layout.</source>
   <translation>Der Lehrer {0} hat keinen bekannten Aufbau.</translation>
  </message>
  <message>
   <source>The teacher {0} knows none of the student's findings.</source>
   <translation>Der Lehrer {0} kennt keinen der Befunde des Studenten.</translation>
  </message>
  <message>
   <source>The teacher {0} {1}: it is not what {2} saves.</source>
   <translation>Der Lehrer {0} {1}: Das ist nicht, was {2} speichert.</translation>
  </message>
  <message>
   <source>The teacher's answers are not of the student's findings.</source>
   <translation>Die Antworten des Lehrers gelten nicht den Befunden des Studenten.</translation>
  </message>
  <message>
   <source>The teacher's findings are not the student's, or stand in another order.</source>
   <translation>Die Befunde des Lehrers sind nicht die des Studenten oder stehen in anderer Reihenfolge.</translation>
  </message>
  <message>
   <source>The teacher's macro AUC on training labels is {0} ({1} findings, {2} films).</source>
   <translation>Die Makro-AUC des Lehrers auf Trainingslabels ist {0} ({1} Befunde, {2} Aufnahmen).</translation>
  </message>
  <message>
   <source>The training films do not tell {0}, or all tell the same.</source>
   <translation>Die Trainingsaufnahmen nennen {0} nicht, oder alle nennen dasselbe.</translation>
  </message>
  <message>
   <source>The training has come apart in epoch {0}: its loss is not a number.</source>
   <translation>Das Training ist in Epoche {0} zerfallen: Sein Verlust ist keine Zahl.</translation>
  </message>
  <message>
   <source>The training process broke down ({0}).</source>
   <translation>Der Trainingsprozess brach zusammen ({0}).</translation>
  </message>
  <message>
   <source>The training process met an error that nobody foresaw.</source>
   <translation>Der Trainingsprozess traf auf einen Fehler, den niemand vorhergesehen hat.</translation>
  </message>
  <message>
   <source>The training process was ended from outside, most likely because the memory ran out.</source>
   <translation>Der Trainingsprozess wurde von außen beendet, wahrscheinlich weil der Speicher ausging.</translation>
  </message>
  <message>
   <source>The two predictions are not on the same films and findings.</source>
   <translation>Die zwei Vorhersagen gelten nicht denselben Aufnahmen und Befunden.</translation>
  </message>
  <message>
   <source>The unfinished results here are of other films.</source>
   <translation>Die unfertigen Ergebnisse hier sind von anderen Aufnahmen.</translation>
  </message>
  <message>
   <source>The validation loss has risen {0} epochs in a row.</source>
   <translation>Der Validierungsverlust ist {0} Epochen nacheinander gestiegen.</translation>
  </message>
  <message>
   <source>The value of model must be the whole path of a model file.</source>
   <translation>Der Wert von model muss der ganze Pfad einer Modelldatei sein.</translation>
  </message>
  <message>
   <source>The value of model_sha256 must be 64 hexadecimal digits.</source>
   <translation>Der Wert von model_sha256 muss aus 64 hexadezimalen Ziffern bestehen.</translation>
  </message>
  <message>
   <source>The value of {0} must be one of: {1}.</source>
   <translation>Der Wert von {0} muss einer von diesen sein: {1}.</translation>
  </message>
  <message>
   <source>The value of {0} must be the whole path of a folder.</source>
   <translation>Der Wert von {0} muss der ganze Pfad eines Ordners sein.</translation>
  </message>
  <message>
   <source>The value of {0} must be true or false.</source>
   <translation>Der Wert von {0} muss true oder false sein.</translation>
  </message>
  <message>
   <source>The values of this picture do not fit into a PNG file.</source>
   <translation>Die Werte dieses Bildes passen nicht in eine PNG-Datei.</translation>
  </message>
  <message>
   <source>The warm-up is longer than the pre-training.</source>
   <translation>Das Aufwärmen ist länger als das Vortraining.</translation>
  </message>
  <message>
   <source>The warm-up is longer than the run.</source>
   <translation>Das Aufwärmen ist länger als der Lauf.</translation>
  </message>
  <message>
   <source>The weights of the best epoch cannot be read.</source>
   <translation>Die Gewichte der besten Epoche sind nicht lesbar.</translation>
  </message>
  <message>
   <source>The weights of {0} belong to another network than its settings name.</source>
   <translation>Die Gewichte von {0} gehören zu einem anderen Netz, als seine Einstellungen nennen.</translation>
  </message>
  <message>
   <source>The weights that the run is to start from belong to another network.</source>
   <translation>Die Gewichte, von denen der Lauf ausgehen soll, gehören zu einem anderen Netz.</translation>
  </message>
  <message>
   <source>The weights to start from do not say which findings they were trained for.</source>
   <translation>Die Gewichte, von denen ausgegangen wird, sagen nicht, für welche Befunde sie trainiert wurden.</translation>
  </message>
  <message>
   <source>The weights to start from have no head: backbone and attention are taken over.</source>
   <translation>Die Ausgangsgewichte haben keinen Kopf: Backbone und Attention werden übernommen.</translation>
  </message>
  <message>
   <source>The weights to start from, {0}, are missing or cannot be read.</source>
   <translation>Die Gewichte, von denen ausgegangen wird, {0}, fehlen oder sind nicht lesbar.</translation>
  </message>
  <message>
   <source>The weights {0} cannot be read.</source>
   <translation>Die Gewichte {0} sind nicht lesbar.</translation>
  </message>
  <message>
   <source>The worklist cannot be read or written, so this was not remembered.</source>
   <translation>Die Arbeitsliste ist nicht lesbar oder nicht beschreibbar, also wurde dies nicht gespeichert.</translation>
  </message>
  <message>
   <source>The worklist cannot be written where it lies.</source>
   <translation>Die Arbeitsliste ist nicht beschreibbar, wo sie liegt.</translation>
  </message>
  <message>
   <source>The worklist could not be moved to that folder.</source>
   <translation>Die Arbeitsliste konnte nicht in jenen Ordner verschoben werden.</translation>
  </message>
  <message>
   <source>The worklist is damaged, so nothing is remembered for now.</source>
   <translation>Die Arbeitsliste ist beschädigt, also wird vorerst nichts gespeichert.</translation>
  </message>
  <message>
   <source>The worklist was written by a newer version of this application.</source>
   <translation>Die Arbeitsliste wurde von einer neueren Version dieser Anwendung geschrieben.</translation>
  </message>
  <message>
   <source>The {0} data of the picture are damaged or end too early.</source>
   <translation>Die {0}-Daten des Bildes sind beschädigt oder enden zu früh.</translation>
  </message>
  <message>
   <source>The {0} is of schema {1}, and this application reads {2}.</source>
   <translation>{0} hat das Schema {1}; diese Anwendung liest {2}.</translation>
  </message>
  <message>
   <source>There are no pretrained weights for {0}.</source>
   <translation>Für {0} gibt es keine vortrainierten Gewichte.</translation>
  </message>
  <message>
   <source>There are {0} films for batches of {1}.</source>
   <translation>Es gibt {0} Aufnahmen für Batches von {1}.</translation>
  </message>
  <message>
   <source>There are {0}.</source>
   <translation>Es gibt {0}.</translation>
  </message>
  <message>
   <source>There is a worklist in that folder already.</source>
   <translation>In jenem Ordner liegt schon eine Arbeitsliste.</translation>
  </message>
  <message>
   <source>There is no backbone called {0}.</source>
   <translation>Es gibt kein Backbone namens {0}.</translation>
  </message>
  <message>
   <source>There is no calibration called {0}.</source>
   <translation>Es gibt keine Kalibrierung namens {0}.</translation>
  </message>
  <message>
   <source>There is no colour map called {0}.</source>
   <translation>Es gibt keine Farbskala namens {0}.</translation>
  </message>
  <message>
   <source>There is no decision called {0}.</source>
   <translation>Es gibt keine Entscheidung namens {0}.</translation>
  </message>
  <message>
   <source>There is no film in what was given.</source>
   <translation>In dem Angegebenen ist keine Aufnahme.</translation>
  </message>
  <message>
   <source>There is no film or no finding to evaluate.</source>
   <translation>Es gibt keine Aufnahme oder keinen Befund zum Auswerten.</translation>
  </message>
  <message>
   <source>There is no fold {0}.</source>
   <translation>Es gibt keinen Fold {0}.</translation>
  </message>
  <message>
   <source>There is no folder called {0} in {1}.</source>
   <translation>Es gibt keinen Ordner namens {0} in {1}.</translation>
  </message>
  <message>
   <source>There is no folder {0} with films.</source>
   <translation>Es gibt keinen Ordner {0} mit Aufnahmen.</translation>
  </message>
  <message>
   <source>There is no map called {0}.</source>
   <translation>Es gibt keine Karte namens {0}.</translation>
  </message>
  <message>
   <source>There is no model whose answer could be written.</source>
   <translation>Es gibt kein Modell, dessen Antwort geschrieben werden könnte.</translation>
  </message>
  <message>
   <source>There is no phase called {0}.</source>
   <translation>Es gibt keine Phase namens {0}.</translation>
  </message>
  <message>
   <source>There is no preset called {0}.</source>
   <translation>Es gibt keine Vorlage namens {0}.</translation>
  </message>
  <message>
   <source>There is no run {0} among the runs.</source>
   <translation>Unter den Läufen gibt es keinen Lauf {0}.</translation>
  </message>
  <message>
   <source>There is no run {0} in the results.</source>
   <translation>In den Ergebnissen gibt es keinen Lauf {0}.</translation>
  </message>
  <message>
   <source>There is no setting called recipe.{0}.</source>
   <translation>Es gibt keine Einstellung namens recipe.{0}.</translation>
  </message>
  <message>
   <source>There is no setting called {0}.{1}.</source>
   <translation>Es gibt keine Einstellung namens {0}.{1}.</translation>
  </message>
  <message>
   <source>There is no setting {0}.</source>
   <translation>Es gibt keine Einstellung {0}.</translation>
  </message>
  <message>
   <source>There is no study {0}.</source>
   <translation>Es gibt keine Studie {0}.</translation>
  </message>
  <message>
   <source>There is no such file below the folder of the films.</source>
   <translation>Unter dem Ordner der Aufnahmen gibt es keine solche Datei.</translation>
  </message>
  <message>
   <source>There is no teacher {0}.</source>
   <translation>Es gibt keinen Lehrer {0}.</translation>
  </message>
  <message>
   <source>There is none.</source>
   <translation>Es gibt keine.</translation>
  </message>
  <message>
   <source>There: {0}; missing: {1}.</source>
   <translation>Vorhanden: {0}; es fehlen: {1}.</translation>
  </message>
  <message>
   <source>These columns were not taken for findings: {0}.</source>
   <translation>Diese Spalten wurden nicht als Befunde genommen: {0}.</translation>
  </message>
  <message>
   <source>These films were begun with another model, {0} {1}.</source>
   <translation>Diese Aufnahmen wurden mit einem anderen Modell begonnen, {0} {1}.</translation>
  </message>
  <message>
   <source>These runs differ in their seed alone: the spread between them is chance.</source>
   <translation>Diese Läufe unterscheiden sich nur im Seed: Die Streuung zwischen ihnen ist Zufall.</translation>
  </message>
  <message>
   <source>They are written when a run ends; those for test films in the phase final alone.</source>
   <translation>Sie werden geschrieben, wenn ein Lauf endet; die für Testaufnahmen nur in der Phase final.</translation>
  </message>
  <message>
   <source>They are, in this order: {0}.</source>
   <translation>Sie sind, in dieser Reihenfolge: {0}.</translation>
  </message>
  <message>
   <source>They have: {0}.</source>
   <translation>Sie haben: {0}.</translation>
  </message>
  <message>
   <source>This DICOM file holds no picture; it is of the type: {0}.</source>
   <translation>Diese DICOM-Datei enthält kein Bild; sie ist vom Typ: {0}.</translation>
  </message>
  <message>
   <source>This DICOM file holds {0} frames; only single films are read.</source>
   <translation>Diese DICOM-Datei enthält {0} Bilder; nur einzelne Aufnahmen werden gelesen.</translation>
  </message>
  <message>
   <source>This DICOM file stops before its picture begins.</source>
   <translation>Diese DICOM-Datei endet, bevor ihr Bild beginnt.</translation>
  </message>
  <message>
   <source>This JPEG file has {0} bits a sample or a coding that only DICOM files use.</source>
   <translation>Diese JPEG-Datei hat {0} Bit je Farbwert oder eine Kodierung, die nur DICOM-Dateien verwenden.</translation>
  </message>
  <message>
   <source>This TIFF file has {0}-bit {1} samples, which no film has.</source>
   <translation>Diese TIFF-Datei hat {0}-Bit-Werte ({1}), die keine Aufnahme hat.</translation>
  </message>
  <message>
   <source>This TIFF file holds no picture.</source>
   <translation>Diese TIFF-Datei enthält kein Bild.</translation>
  </message>
  <message>
   <source>This TIFF file holds {0} pages; only single pictures are read.</source>
   <translation>Diese TIFF-Datei enthält {0} Seiten; nur einzelne Bilder werden gelesen.</translation>
  </message>
  <message>
   <source>This TIFF file stops before the end of its picture.</source>
   <translation>Diese TIFF-Datei endet vor dem Ende ihres Bildes.</translation>
  </message>
  <message>
   <source>This Training pack is for {0} on {1}; this computer has {2} on {3}.</source>
   <translation>Dieses Trainingspaket ist für {0} auf {1}; dieser Rechner hat {2} auf {3}.</translation>
  </message>
  <message>
   <source>This backbone cannot compute its maps twice.</source>
   <translation>Dieses Backbone kann seine Karten nicht zweimal berechnen.</translation>
  </message>
  <message>
   <source>This backbone gives no map of features, so nothing could show where it looked.</source>
   <translation>Dieses Backbone liefert keine Merkmalskarte, also könnte nichts zeigen, wohin es sah.</translation>
  </message>
  <message>
   <source>This does not look like a frontal chest X-ray: it may be another body part, a lateral film or no film at all.</source>
   <translation>Das sieht nicht wie eine frontale Thoraxaufnahme aus: Es ist vielleicht eine andere Körperregion, eine seitliche Aufnahme oder gar keine Aufnahme.</translation>
  </message>
  <message>
   <source>This file does not say what kind of DICOM object it is.</source>
   <translation>Diese Datei sagt nicht, welche Art DICOM-Objekt sie ist.</translation>
  </message>
  <message>
   <source>This file holds a colour picture, and a presentation state describes grey films.</source>
   <translation>Diese Datei enthält ein Farbbild, und ein Darstellungszustand beschreibt graue Aufnahmen.</translation>
  </message>
  <message>
   <source>This file is not a sound ONNX model, so no card can be written into it.</source>
   <translation>Diese Datei ist kein intaktes ONNX-Modell, also lässt sich keine Karte hineinschreiben.</translation>
  </message>
  <message>
   <source>This file is not a sound ONNX model.</source>
   <translation>Diese Datei ist kein intaktes ONNX-Modell.</translation>
  </message>
  <message>
   <source>This file is of no kind that is read here.</source>
   <translation>Diese Datei ist von keiner Art, die hier gelesen wird.</translation>
  </message>
  <message>
   <source>This film is no DICOM file, so there is no image that the object could refer to.</source>
   <translation>Diese Aufnahme ist keine DICOM-Datei, also gibt es kein Bild, auf das das Objekt verweisen könnte.</translation>
  </message>
  <message>
   <source>This is a 7-Zip archive, not a film.</source>
   <translation>Das ist ein 7-Zip-Archiv, keine Aufnahme.</translation>
  </message>
  <message>
   <source>This is a BMP picture, which is not read.</source>
   <translation>Das ist ein BMP-Bild, das nicht gelesen wird.</translation>
  </message>
  <message>
   <source>This is a DICOMDIR, the table of contents of a disc, and holds no film itself.</source>
   <translation>Das ist ein DICOMDIR, das Inhaltsverzeichnis einer CD, und enthält selbst keine Aufnahme.</translation>
  </message>
  <message>
   <source>This is a GIF picture, which is not read.</source>
   <translation>Das ist ein GIF-Bild, das nicht gelesen wird.</translation>
  </message>
  <message>
   <source>This is a HEIC photograph, which is not read.</source>
   <translation>Das ist ein HEIC-Foto, das nicht gelesen wird.</translation>
  </message>
  <message>
   <source>This is a NIfTI volume, not a single film.</source>
   <translation>Das ist ein NIfTI-Volumen, keine einzelne Aufnahme.</translation>
  </message>
  <message>
   <source>This is a PDF document, not a film.</source>
   <translation>Das ist ein PDF-Dokument, keine Aufnahme.</translation>
  </message>
  <message>
   <source>This is a RAR archive, not a film.</source>
   <translation>Das ist ein RAR-Archiv, keine Aufnahme.</translation>
  </message>
  <message>
   <source>This is a WebP picture, which is not read.</source>
   <translation>Das ist ein WebP-Bild, das nicht gelesen wird.</translation>
  </message>
  <message>
   <source>This is a ZIP archive or an office file.</source>
   <translation>Das ist ein ZIP-Archiv oder eine Office-Datei.</translation>
  </message>
  <message>
   <source>This is a bare JPEG 2000 picture, which is not read.</source>
   <translation>Das ist ein bloßes JPEG-2000-Bild, das nicht gelesen wird.</translation>
  </message>
  <message>
   <source>This is a bare JPEG 2000 stream.</source>
   <translation>Das ist ein bloßer JPEG-2000-Strom.</translation>
  </message>
  <message>
   <source>This is a folder, not a file.</source>
   <translation>Das ist ein Ordner, keine Datei.</translation>
  </message>
  <message>
   <source>This is a gzip archive, not a film.</source>
   <translation>Das ist ein gzip-Archiv, keine Aufnahme.</translation>
  </message>
  <message>
   <source>This is a text file, not a film.</source>
   <translation>Das ist eine Textdatei, keine Aufnahme.</translation>
  </message>
  <message>
   <source>This is a video, not a single film.</source>
   <translation>Das ist ein Video, keine einzelne Aufnahme.</translation>
  </message>
  <message>
   <source>This is a web page, not a film.</source>
   <translation>Das ist eine Webseite, keine Aufnahme.</translation>
  </message>
  <message>
   <source>This is an AVIF picture, which is not read.</source>
   <translation>Das ist ein AVIF-Bild, das nicht gelesen wird.</translation>
  </message>
  <message>
   <source>This is an NRRD volume, not a single film.</source>
   <translation>Das ist ein NRRD-Volumen, keine einzelne Aufnahme.</translation>
  </message>
  <message>
   <source>This is no https address.</source>
   <translation>Das ist keine https-Adresse.</translation>
  </message>
  <message>
   <source>This is the header of a NIfTI volume, not a film.</source>
   <translation>Das ist der Header eines NIfTI-Volumens, keine Aufnahme.</translation>
  </message>
  <message>
   <source>This line does not count; the others do.</source>
   <translation>Diese Zeile gilt nicht; die anderen gelten.</translation>
  </message>
  <message>
   <source>This looks like a lateral film: the model knows frontal films only.</source>
   <translation>Das sieht wie eine seitliche Aufnahme aus: Das Modell kennt nur frontale.</translation>
  </message>
  <message>
   <source>This looks like the chest of a child: the model was trained on adults.</source>
   <translation>Das sieht wie der Thorax eines Kindes aus: Das Modell wurde mit Erwachsenen trainiert.</translation>
  </message>
  <message>
   <source>This machine has no {0} device that torch can use.</source>
   <translation>Dieser Rechner hat kein {0}-Gerät, das torch nutzen kann.</translation>
  </message>
  <message>
   <source>This model keeps its weights in a second file.</source>
   <translation>Dieses Modell hält seine Gewichte in einer zweiten Datei.</translation>
  </message>
  <message>
   <source>This student has no convolution that INT8 could speed up: only those before the last one count.</source>
   <translation>Dieser Student hat keine Faltung, die INT8 beschleunigen könnte: Nur die vor der letzten zählen.</translation>
  </message>
  <message>
   <source>This student takes films of {0} pixels, not {1} x {2}.</source>
   <translation>Dieser Student nimmt Aufnahmen von {0} Pixeln, nicht {1} x {2}.</translation>
  </message>
  <message>
   <source>This teacher shows no map, so its attention cannot be transferred.</source>
   <translation>Dieser Lehrer zeigt keine Karte, also lässt sich seine Aufmerksamkeit nicht übertragen.</translation>
  </message>
  <message>
   <source>This {0} file stops before the end of its picture.</source>
   <translation>Diese {0}-Datei endet vor dem Ende ihres Bildes.</translation>
  </message>
  <message>
   <source>This {0} is not of an X-Lite Training pack.</source>
   <translation>Dieses {0} gehört zu keinem Trainingspaket von X-Lite.</translation>
  </message>
  <message>
   <source>Those that train the run, or all of its films: only for a student that no film of them judges, like the one that ships.</source>
   <translation>Die den Lauf trainieren, oder alle seine Aufnahmen: nur für einen Studenten, den keine von ihnen beurteilt, wie den mitgelieferten.</translation>
  </message>
  <message>
   <source>Threads</source>
   <translation>Threads</translation>
  </message>
  <message>
   <source>Threads that prepare films; never more than the machine has cores.</source>
   <translation>Threads, die Aufnahmen vorbereiten; nie mehr, als der Rechner Kerne hat.</translation>
  </message>
  <message>
   <source>Time between checkpoints within an epoch.</source>
   <translation>Zeit zwischen Checkpoints innerhalb einer Epoche.</translation>
  </message>
  <message>
   <source>Too few pixels</source>
   <translation>Zu wenige Pixel</translation>
  </message>
  <message>
   <source>Too few training films show a finding to judge the teacher.</source>
   <translation>Zu wenige Trainingsaufnahmen zeigen einen Befund, um den Lehrer zu beurteilen.</translation>
  </message>
  <message>
   <source>Train it again in an empty folder.</source>
   <translation>Trainieren Sie ihn in einem leeren Ordner noch einmal.</translation>
  </message>
  <message>
   <source>Train it from scratch, or choose another backbone.</source>
   <translation>Trainieren Sie es von Grund auf oder wählen Sie ein anderes Backbone.</translation>
  </message>
  <message>
   <source>Train longer: the student was probably still getting better.</source>
   <translation>Trainieren Sie länger: Der Student wurde wohl noch besser.</translation>
  </message>
  <message>
   <source>Train one first: xlite cross-validate CONFIG --fold 0.</source>
   <translation>Trainieren Sie zuerst einen: xlite cross-validate CONFIG --fold 0.</translation>
  </message>
  <message>
   <source>Train the fold again.</source>
   <translation>Trainieren Sie den Fold noch einmal.</translation>
  </message>
  <message>
   <source>Train the other folds first.</source>
   <translation>Trainieren Sie zuerst die anderen Folds.</translation>
  </message>
  <message>
   <source>Train the student again.</source>
   <translation>Trainieren Sie den Studenten noch einmal.</translation>
  </message>
  <message>
   <source>Train them again with one configuration, in an empty folder.</source>
   <translation>Trainieren Sie sie noch einmal mit einer Konfiguration, in einem leeren Ordner.</translation>
  </message>
  <message>
   <source>Training, judging and exporting need the Training pack, which is not installed.</source>
   <translation>Trainieren, Beurteilen und Exportieren brauchen das Trainingspaket, das nicht installiert ist.</translation>
  </message>
  <message>
   <source>Turned to the left</source>
   <translation>Nach links gedreht</translation>
  </message>
  <message>
   <source>Turned to the right</source>
   <translation>Nach rechts gedreht</translation>
  </message>
  <message>
   <source>Unclear file names</source>
   <translation>Unklare Dateinamen</translation>
  </message>
  <message>
   <source>Unpack it first, then open the films inside.</source>
   <translation>Entpacken Sie es zuerst und öffnen Sie dann die Aufnahmen darin.</translation>
  </message>
  <message>
   <source>Unreadable</source>
   <translation>Nicht lesbar</translation>
  </message>
  <message>
   <source>Until it is corrected, what it might forbid is forbidden.</source>
   <translation>Bis sie berichtigt ist, ist verboten, was sie verbieten könnte.</translation>
  </message>
  <message>
   <source>Update that row, or take the next free id.</source>
   <translation>Aktualisieren Sie jene Zeile oder nehmen Sie die nächste freie Kennung.</translation>
  </message>
  <message>
   <source>Update the application, or export the model again with this version.</source>
   <translation>Aktualisieren Sie die Anwendung oder exportieren Sie das Modell mit dieser Version noch einmal.</translation>
  </message>
  <message>
   <source>Update the application, or export the model again.</source>
   <translation>Aktualisieren Sie die Anwendung oder exportieren Sie das Modell noch einmal.</translation>
  </message>
  <message>
   <source>Update the application, or write the settings again with this version.</source>
   <translation>Aktualisieren Sie die Anwendung oder schreiben Sie die Einstellungen mit dieser Version noch einmal.</translation>
  </message>
  <message>
   <source>Upside down</source>
   <translation>Auf dem Kopf</translation>
  </message>
  <message>
   <source>Use 1 or 3 in both.</source>
   <translation>Verwenden Sie in beiden 1 oder 3.</translation>
  </message>
  <message>
   <source>Use a batch size that is a multiple of their number, two films each at least.</source>
   <translation>Verwenden Sie eine Batchgröße, die ein Vielfaches ihrer Zahl ist, mindestens je zwei Aufnahmen.</translation>
  </message>
  <message>
   <source>Use a clip limit from 0 to 1000 and 1 to 64 tiles.</source>
   <translation>Verwenden Sie eine Kontrastgrenze von 0 bis 1000 und 1 bis 64 Kacheln.</translation>
  </message>
  <message>
   <source>Use a copy of the whole picture, of which nothing was cut off.</source>
   <translation>Verwenden Sie eine Kopie des ganzen Bildes, von der nichts abgeschnitten wurde.</translation>
  </message>
  <message>
   <source>Use a model file exported by this application.</source>
   <translation>Verwenden Sie eine von dieser Anwendung exportierte Modelldatei.</translation>
  </message>
  <message>
   <source>Use a number of parts that divides the batch into parts of two films or more.</source>
   <translation>Verwenden Sie eine Zahl von Teilen, die den Batch in Teile von zwei oder mehr Aufnahmen teilt.</translation>
  </message>
  <message>
   <source>Use a recipe of its size, or train a student for this one.</source>
   <translation>Verwenden Sie ein Rezept seiner Größe oder trainieren Sie einen Studenten für dieses.</translation>
  </message>
  <message>
   <source>Use a share above 0 and at most 1.</source>
   <translation>Verwenden Sie einen Anteil über 0 und höchstens 1.</translation>
  </message>
  <message>
   <source>Use a size from 16 to 2048.</source>
   <translation>Verwenden Sie eine Größe von 16 bis 2048.</translation>
  </message>
  <message>
   <source>Use a size that is a multiple of the patch, such as 224.</source>
   <translation>Verwenden Sie eine Größe, die ein Vielfaches des Stücks ist, etwa 224.</translation>
  </message>
  <message>
   <source>Use a value from {0} to {1}{2}.</source>
   <translation>Verwenden Sie einen Wert von {0} bis {1}{2}.</translation>
  </message>
  <message>
   <source>Use a whole number from 0 up.</source>
   <translation>Verwenden Sie eine ganze Zahl ab 0.</translation>
  </message>
  <message>
   <source>Use a whole number.</source>
   <translation>Verwenden Sie eine ganze Zahl.</translation>
  </message>
  <message>
   <source>Use a width that is a multiple of 4 and of the number of heads, such as 256 with 8.</source>
   <translation>Verwenden Sie eine Breite, die ein Vielfaches von 4 und der Zahl der Köpfe ist, etwa 256 mit 8.</translation>
  </message>
  <message>
   <source>Use at least two folds.</source>
   <translation>Verwenden Sie mindestens zwei Folds.</translation>
  </message>
  <message>
   <source>Use balance.sampler = 'none', or add films with findings.</source>
   <translation>Verwenden Sie balance.sampler = 'none' oder fügen Sie Aufnahmen mit Befunden hinzu.</translation>
  </message>
  <message>
   <source>Use balance.sampler = 'none', or import a table with a column source.</source>
   <translation>Verwenden Sie balance.sampler = 'none', oder importieren Sie eine Tabelle mit einer Spalte source.</translation>
  </message>
  <message>
   <source>Use balance.weights = 'inverse_power', which is rescaled to mean 1.</source>
   <translation>Verwenden Sie balance.weights = 'inverse_power', das auf Mittel 1 gebracht wird.</translation>
  </message>
  <message>
   <source>Use bf16 or fp32 for machine.precision.</source>
   <translation>Verwenden Sie bf16 oder fp32 für machine.precision.</translation>
  </message>
  <message>
   <source>Use one size in both.</source>
   <translation>Verwenden Sie in beiden eine Größe.</translation>
  </message>
  <message>
   <source>Use the bundled student itself, or another model.</source>
   <translation>Verwenden Sie den mitgelieferten Studenten selbst oder ein anderes Modell.</translation>
  </message>
  <message>
   <source>Use the mean and standard deviation of the training films, on the scale 0 to 1.</source>
   <translation>Verwenden Sie Mittelwert und Standardabweichung der Trainingsaufnahmen, auf der Skala 0 bis 1.</translation>
  </message>
  <message>
   <source>Use the table that the folds were made from.</source>
   <translation>Verwenden Sie die Tabelle, aus der die Folds entstanden.</translation>
  </message>
  <message>
   <source>Use the table that the split was made from.</source>
   <translation>Verwenden Sie die Tabelle, aus der die Aufteilung entstand.</translation>
  </message>
  <message>
   <source>Use the training split's own mean and standard deviation.</source>
   <translation>Verwenden Sie Mittelwert und Standardabweichung des Trainingsteils selbst.</translation>
  </message>
  <message>
   <source>Use {0}.</source>
   <translation>Verwenden Sie {0}.</translation>
  </message>
  <message>
   <source>Validation part of the run: {0}. It is selection data: {1} were chosen on it, so the numbers flatter; they are not out-of-fold.</source>
   <translation>Validierungsteil des Laufs: {0}. Es sind Auswahldaten: {1} wurden darauf gewählt, also schmeicheln die Zahlen; sie sind nicht Out-of-Fold.</translation>
  </message>
  <message>
   <source>Vary fewer values: {0} runs at most.</source>
   <translation>Variieren Sie weniger Werte: höchstens {0} Läufe.</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>Versionen</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Projektion</translation>
  </message>
  <message>
   <source>View weight</source>
   <translation>Gewicht der Projektion</translation>
  </message>
  <message>
   <source>Wait until it ends, or choose another cache folder.</source>
   <translation>Warten Sie, bis er endet, oder wählen Sie einen anderen Cache-Ordner.</translation>
  </message>
  <message>
   <source>Wait until it ends, or stop it first.</source>
   <translation>Warten Sie, bis er endet, oder stoppen Sie ihn zuerst.</translation>
  </message>
  <message>
   <source>Wait until it ends, or stop it there; then go on here.</source>
   <translation>Warten Sie, bis er endet, oder stoppen Sie ihn dort; fahren Sie dann hier fort.</translation>
  </message>
  <message>
   <source>Wait until its findings are shown, and write it again.</source>
   <translation>Warten Sie, bis die Befunde zu sehen sind, und schreiben Sie noch einmal.</translation>
  </message>
  <message>
   <source>Warm up, and give the backbone a lower rate than the head.</source>
   <translation>Wärmen Sie auf und geben Sie dem Backbone eine niedrigere Rate als dem Kopf.</translation>
  </message>
  <message>
   <source>Warmup epochs</source>
   <translation>Aufwärmepochen</translation>
  </message>
  <message>
   <source>Warmup start</source>
   <translation>Aufwärmbeginn</translation>
  </message>
  <message>
   <source>Weight decay</source>
   <translation>Gewichtsabnahme</translation>
  </message>
  <message>
   <source>Weight of a film without findings for the sampler; the heaviest film weighs 1.</source>
   <translation>Gewicht einer Aufnahme ohne Befunde für den Sampler; die schwerste Aufnahme wiegt 1.</translation>
  </message>
  <message>
   <source>Weight of positive cells, 0 to 1; absent, each finding gets 1 - its share.</source>
   <translation>Gewicht positiver Zellen, 0 bis 1; ohne Angabe bekommt jeder Befund 1 - seinen Anteil.</translation>
  </message>
  <message>
   <source>Weight of the distance between two views of a film.</source>
   <translation>Gewicht des Abstands zwischen zwei Ansichten einer Aufnahme.</translation>
  </message>
  <message>
   <source>Weight of the term that keeps features apart.</source>
   <translation>Gewicht des Terms, der Merkmale auseinanderhält.</translation>
  </message>
  <message>
   <source>Weight of the term that keeps films apart.</source>
   <translation>Gewicht des Terms, der Aufnahmen auseinanderhält.</translation>
  </message>
  <message>
   <source>Weighted bce</source>
   <translation>Gewichtete BCE</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Gewichte</translation>
  </message>
  <message>
   <source>Weights are stored as FP16, {0} MB instead of {1} MB, which moves {2}.</source>
   <translation>Gewichte sind als FP16 gespeichert, {0} MB statt {1} MB; das verschiebt {2}.</translation>
  </message>
  <message>
   <source>Weights stay FP32, {0} MB, because FP16 would move {1}, where {2} and {3} are allowed.</source>
   <translation>Gewichte bleiben FP32, {0} MB, denn FP16 würde {1} verschieben; erlaubt sind {2} und {3}.</translation>
  </message>
  <message>
   <source>What else happens to a view: a strength of [augmentation].</source>
   <translation>Was einer Ansicht noch geschieht: eine Stärke von [augmentation].</translation>
  </message>
  <message>
   <source>What enters the network has mean {0} ({1} films).</source>
   <translation>Was ins Netz geht, hat das Mittel {0} ({1} Aufnahmen).</translation>
  </message>
  <message>
   <source>What enters the network has mean {0} and standard deviation {1}: its normalisation is wrong.</source>
   <translation>Was ins Netz geht, hat Mittel {0} und Standardabweichung {1}: Seine Normierung ist falsch.</translation>
  </message>
  <message>
   <source>What enters the network has standard deviation {0}.</source>
   <translation>Was ins Netz geht, hat die Standardabweichung {0}.</translation>
  </message>
  <message>
   <source>What looks across the whole map: nothing, multi-head self-attention, or Performer (FAVOR+).</source>
   <translation>Was über die ganze Karte blickt: nichts, mehrköpfige Selbstaufmerksamkeit oder Performer (FAVOR+).</translation>
  </message>
  <message>
   <source>What must stay together when a split is made.</source>
   <translation>Was beim Erstellen einer Aufteilung zusammenbleiben muss.</translation>
  </message>
  <message>
   <source>What the model says of its quantisation cannot be.</source>
   <translation>Was das Modell über seine Quantisierung sagt, kann nicht sein.</translation>
  </message>
  <message>
   <source>What the model says of where its maps lie is no share of any films.</source>
   <translation>Was das Modell darüber sagt, wo seine Karten liegen, ist kein Anteil irgendwelcher Aufnahmen.</translation>
  </message>
  <message>
   <source>What the rate is multiplied by.</source>
   <translation>Womit die Rate multipliziert wird.</translation>
  </message>
  <message>
   <source>What was found cannot be written.</source>
   <translation>Was gefunden wurde, lässt sich nicht schreiben.</translation>
  </message>
  <message>
   <source>Where a schedule of alpha begins.</source>
   <translation>Wo ein Verlauf von alpha beginnt.</translation>
  </message>
  <message>
   <source>Where you trust it, load it once and save its weights: torch.save(model.state_dict(), 'teacher.pt').</source>
   <translation>Wo Sie ihm vertrauen, laden Sie ihn einmal und speichern seine Gewichte: torch.save(model.state_dict(), 'teacher.pt').</translation>
  </message>
  <message>
   <source>Which films the run {0} was trained on cannot be read.</source>
   <translation>Mit welchen Aufnahmen der Lauf {0} trainiert wurde, ist nicht lesbar.</translation>
  </message>
  <message>
   <source>Which weights the run hands on.</source>
   <translation>Welche Gewichte der Lauf weitergibt.</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Fenster</translation>
  </message>
  <message>
   <source>Without a split nobody knows which films are test films.</source>
   <translation>Ohne Aufteilung weiß niemand, welche Aufnahmen Testaufnahmen sind.</translation>
  </message>
  <message>
   <source>Without a view</source>
   <translation>Ohne Projektion</translation>
  </message>
  <message>
   <source>Workers</source>
   <translation>Arbeiter</translation>
  </message>
  <message>
   <source>Worklist</source>
   <translation>Arbeitsliste</translation>
  </message>
  <message>
   <source>Write 1 for present, 0 for absent, and nothing for unknown.</source>
   <translation>Schreiben Sie 1 für vorhanden, 0 für nicht vorhanden und nichts für unbekannt.</translation>
  </message>
  <message>
   <source>Write 1, 0 or nothing in a column for each finding, or name the findings.</source>
   <translation>Schreiben Sie 1, 0 oder nichts in eine Spalte je Befund oder nennen Sie die Befunde.</translation>
  </message>
  <message>
   <source>Write CSV or JSON, which end nowhere.</source>
   <translation>Schreiben Sie CSV oder JSON, die nirgends enden.</translation>
  </message>
  <message>
   <source>Write a name of at most {0} letters, without round brackets.</source>
   <translation>Schreiben Sie einen Namen von höchstens {0} Buchstaben, ohne runde Klammern.</translation>
  </message>
  <message>
   <source>Write a secondary capture instead.</source>
   <translation>Schreiben Sie stattdessen eine Sekundäraufnahme.</translation>
  </message>
  <message>
   <source>Write a secondary capture of it, or export the film from its archive as DICOM.</source>
   <translation>Schreiben Sie eine Sekundäraufnahme davon oder exportieren Sie die Aufnahme als DICOM aus ihrem Archiv.</translation>
  </message>
  <message>
   <source>Write base = "configuration.toml", or a table [base] with the settings.</source>
   <translation>Schreiben Sie base = "configuration.toml" oder eine Tabelle [base] mit den Einstellungen.</translation>
  </message>
  <message>
   <source>Write findings = ["Mass", "Nodule"], or leave them to the manifest.</source>
   <translation>Schreiben Sie findings = ["Mass", "Nodule"] oder überlassen Sie sie dem Manifest.</translation>
  </message>
  <message>
   <source>Write height and width in pixels, or nothing where they are unknown.</source>
   <translation>Schreiben Sie Höhe und Breite in Pixeln, oder nichts, wo sie unbekannt sind.</translation>
  </message>
  <message>
   <source>Write it again with this version, or update the application.</source>
   <translation>Schreiben Sie sie mit dieser Version noch einmal oder aktualisieren Sie die Anwendung.</translation>
  </message>
  <message>
   <source>Write it again.</source>
   <translation>Schreiben Sie sie noch einmal.</translation>
  </message>
  <message>
   <source>Write it as https://example.org/version.txt.</source>
   <translation>Schreiben Sie sie als https://example.org/version.txt.</translation>
  </message>
  <message>
   <source>Write it like resources/protocol/chestxray14.json.</source>
   <translation>Schreiben Sie sie wie resources/protocol/chestxray14.json.</translation>
  </message>
  <message>
   <source>Write one 'name = value' a line.</source>
   <translation>Schreiben Sie ein 'name = value' je Zeile.</translation>
  </message>
  <message>
   <source>Write probabilities from 0 to 1, and nothing where there is none.</source>
   <translation>Schreiben Sie Wahrscheinlichkeiten von 0 bis 1, und nichts, wo es keine gibt.</translation>
  </message>
  <message>
   <source>Write the card for the student's own findings.</source>
   <translation>Schreiben Sie die Karte für die eigenen Befunde des Studenten.</translation>
  </message>
  <message>
   <source>Write the predictions' files as the table does, with their folders.</source>
   <translation>Schreiben Sie die Dateien der Vorhersagen wie die Tabelle, mit ihren Ordnern.</translation>
  </message>
  <message>
   <source>Write { low = ..., high = ... }, with log or step, or { choices = [...] }.</source>
   <translation>Schreiben Sie { low = ..., high = ... }, mit log oder step, oder { choices = [...] }.</translation>
  </message>
  <message>
   <source>You are not allowed to read this file.</source>
   <translation>Sie dürfen diese Datei nicht lesen.</translation>
  </message>
  <message>
   <source>Youden</source>
   <translation>Youden</translation>
  </message>
  <message>
   <source>a in 1/(n+s)^a; 0 weighs all findings alike.</source>
   <translation>a in 1/(n+s)^a; 0 gewichtet alle Befunde gleich.</translation>
  </message>
  <message>
   <source>all {0} films of ChestX-ray14</source>
   <translation>allen {0} Aufnahmen von ChestX-ray14</translation>
  </message>
  <message>
   <source>alpha of mixup: films of a batch are laid over each other, with a share from Beta(alpha, alpha) (Zhang et al., ICLR 2018); 0 is off.</source>
   <translation>Alpha von Mixup: Aufnahmen eines Batches werden übereinandergelegt, mit einem Anteil aus Beta(alpha, alpha) (Zhang et al., ICLR 2018); 0 ist aus.</translation>
  </message>
  <message>
   <source>bf16 and fp16 use automatic mixed precision.</source>
   <translation>bf16 und fp16 verwenden automatische gemischte Genauigkeit.</translation>
  </message>
  <message>
   <source>calibrated there and moved to the prevalence of {0}</source>
   <translation>dort kalibriert und auf die Prävalenz umgerechnet von {0}</translation>
  </message>
  <message>
   <source>channels</source>
   <translation>Kanäle</translation>
  </message>
  <message>
   <source>degrees</source>
   <translation>Grad</translation>
  </message>
  <message>
   <source>empty file</source>
   <translation>leere Datei</translation>
  </message>
  <message>
   <source>epochs</source>
   <translation>Epochen</translation>
  </message>
  <message>
   <source>films</source>
   <translation>Aufnahmen</translation>
  </message>
  <message>
   <source>folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>minutes</source>
   <translation>Minuten</translation>
  </message>
  <message>
   <source>pixels</source>
   <translation>Pixel</translation>
  </message>
  <message>
   <source>s in 1/(n+s)^a.</source>
   <translation>s in 1/(n+s)^a.</translation>
  </message>
  <message>
   <source>tau; softens both sides.</source>
   <translation>tau; macht beide Seiten weicher.</translation>
  </message>
  <message>
   <source>test films of {0}</source>
   <translation>Test von {0}</translation>
  </message>
  <message>
   <source>text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>too few</source>
   <translation>zu wenige</translation>
  </message>
  <message>
   <source>unknown kind</source>
   <translation>unbekannte Art</translation>
  </message>
  <message>
   <source>validation films of {0}</source>
   <translation>Validierung von {0}</translation>
  </message>
  <message>
   <source>video</source>
   <translation>Video</translation>
  </message>
  <message>
   <source>web page</source>
   <translation>Webseite</translation>
  </message>
  <message>
   <source>{0}

On PA and AP films, by age and by sex: not measured for this model.</source>
   <translation>{0}

Auf PA- und AP-Aufnahmen, nach Alter und Geschlecht: für dieses Modell nicht gemessen.</translation>
  </message>
  <message>
   <source>{0} = {1} is not possible in a search.</source>
   <translation>{0} = {1} ist in einer Suche nicht möglich.</translation>
  </message>
  <message>
   <source>{0} = {1} is out of range.</source>
   <translation>{0} = {1} liegt außerhalb des Bereichs.</translation>
  </message>
  <message>
   <source>{0} An edited table can be imported like any other, under a new name.</source>
   <translation>{0} Eine bearbeitete Tabelle lässt sich wie jede andere importieren, unter neuem Namen.</translation>
  </message>
  <message>
   <source>{0} It is better on every finding that is judged.</source>
   <translation>{0} Bei jedem beurteilten Befund ist er besser.</translation>
  </message>
  <message>
   <source>{0} It is not shown to be better on {1}.</source>
   <translation>{0} Nicht gezeigt ist, dass er besser ist bei {1}.</translation>
  </message>
  <message>
   <source>{0} and {1} were not judged on the same films and findings.</source>
   <translation>{0} und {1} wurden nicht auf denselben Aufnahmen und Befunden beurteilt.</translation>
  </message>
  <message>
   <source>{0} batches of {1} films show nothing.</source>
   <translation>{0} Batches aus {1} Aufnahmen zeigen nichts.</translation>
  </message>
  <message>
   <source>{0} cannot be read as text in UTF-8.</source>
   <translation>{0} ist nicht als Text in UTF-8 lesbar.</translation>
  </message>
  <message>
   <source>{0} cannot be read: it is no text.</source>
   <translation>{0} ist nicht lesbar: Es ist kein Text.</translation>
  </message>
  <message>
   <source>{0} cannot be {1}.</source>
   <translation>{0} lässt sich nicht bearbeiten ({1}).</translation>
  </message>
  <message>
   <source>{0} channels.</source>
   <translation>{0} Kanäle.</translation>
  </message>
  <message>
   <source>{0} computes this model wrongly on this machine: the self-test is off by {1} log-odds.</source>
   <translation>{0} rechnet dieses Modell auf diesem Rechner falsch: Der Selbsttest weicht um {1} Log-Odds ab.</translation>
  </message>
  <message>
   <source>{0} does not have the columns of a results table; nothing was changed.</source>
   <translation>{0} hat nicht die Spalten einer Ergebnistabelle; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>{0} files repeat films and were left out.</source>
   <translation>{0} Dateien wiederholen Aufnahmen und wurden ausgelassen.</translation>
  </message>
  <message>
   <source>{0} files were left out: their names are no text.</source>
   <translation>{0} Dateien wurden ausgelassen: Ihre Namen sind kein Text.</translation>
  </message>
  <message>
   <source>{0} films are labelled {1}, which is not among the findings.</source>
   <translation>{0} Aufnahmen tragen das Label {1}, das nicht unter den Befunden ist.</translation>
  </message>
  <message>
   <source>{0} films are too few to build an input check, which needs {1}, and others to measure it.</source>
   <translation>{0} Aufnahmen sind zu wenige für eine Eingangsprüfung, die {1} braucht, und andere, um sie zu messen.</translation>
  </message>
  <message>
   <source>{0} films of {1}, {2}, with labels of the site: {3} of {4} findings were recalibrated and counted there.</source>
   <translation>{0} Aufnahmen von {1}, {2}, mit Labels der Einrichtung: {3} von {4} Befunden wurden dort neu kalibriert und gezählt.</translation>
  </message>
  <message>
   <source>{0} finished runs in the folder {1} are called {2}.</source>
   <translation>{0} fertige Läufe im Ordner {1} heißen {2}.</translation>
  </message>
  <message>
   <source>{0} folds cannot judge.</source>
   <translation>{0} Folds können nichts beurteilen.</translation>
  </message>
  <message>
   <source>{0} has two columns for one finding: {1} and {2}.</source>
   <translation>{0} hat zwei Spalten für einen Befund: {1} und {2}.</translation>
  </message>
  <message>
   <source>{0} holds {1} twice; nothing was changed.</source>
   <translation>{0} enthält {1} zweimal; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>{0} in the folder of runs cannot be opened: {1}.</source>
   <translation>{0} im Ordner der Läufe lässt sich nicht öffnen: {1}.</translation>
  </message>
  <message>
   <source>{0} installed models are called {1}.</source>
   <translation>{0} installierte Modelle heißen {1}.</translation>
  </message>
  <message>
   <source>{0} is a folder and cannot be read as a table.</source>
   <translation>{0} ist ein Ordner und nicht als Tabelle lesbar.</translation>
  </message>
  <message>
   <source>{0} is a workbook or an archive.</source>
   <translation>{0} ist eine Arbeitsmappe oder ein Archiv.</translation>
  </message>
  <message>
   <source>{0} is damaged near line {1}; nothing was changed.</source>
   <translation>{0} ist um Zeile {1} beschädigt; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>{0} is no manifest's description, or that of another version.</source>
   <translation>{0} ist keine Beschreibung eines Manifests oder die einer anderen Version.</translation>
  </message>
  <message>
   <source>{0} is no manifest: there is no {1} beside it.</source>
   <translation>{0} ist kein Manifest: Daneben liegt kein {1}.</translation>
  </message>
  <message>
   <source>{0} is no name for a manifest.</source>
   <translation>{0} ist kein Name für ein Manifest.</translation>
  </message>
  <message>
   <source>{0} is not among the findings.</source>
   <translation>{0} ist nicht unter den Befunden.</translation>
  </message>
  <message>
   <source>{0} is of phase {1} and may show no test result.</source>
   <translation>{0} ist von Phase {1} und darf kein Testergebnis zeigen.</translation>
  </message>
  <message>
   <source>{0} is separated by semicolons, as some spreadsheets save it; nothing was changed.</source>
   <translation>{0} ist durch Semikolons getrennt, wie manche Tabellenprogramme es speichern; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>{0} kinds, {1} of them measured; false alarms on good films {2}</source>
   <translation>{0} Arten, davon {1} gemessen; Fehlalarme auf guten Aufnahmen {2}</translation>
  </message>
  <message>
   <source>{0} needs the package {1}, which is not installed.</source>
   <translation>{0} braucht das Paket {1}, das nicht installiert ist.</translation>
  </message>
  <message>
   <source>{0} objects without a picture were left out ({1}).</source>
   <translation>{0} Objekte ohne Bild wurden ausgelassen ({1}).</translation>
  </message>
  <message>
   <source>{0} of {1} films are not in the cache: {2}.</source>
   <translation>{0} von {1} Aufnahmen sind nicht im Cache: {2}.</translation>
  </message>
  <message>
   <source>{0} of {1} films cannot be read: {2}.</source>
   <translation>{0} von {1} Aufnahmen sind nicht lesbar: {2}.</translation>
  </message>
  <message>
   <source>{0} of {1} films with {2} are no share.</source>
   <translation>{0} von {1} Aufnahmen mit {2} sind kein Anteil.</translation>
  </message>
  <message>
   <source>{0} of {1} findings have no positive film to train on.</source>
   <translation>{0} von {1} Befunden haben keine positive Aufnahme für das Training.</translation>
  </message>
  <message>
   <source>{0} of {1} tests failed.</source>
   <translation>{0} von {1} Prüfungen wurden nicht bestanden.</translation>
  </message>
  <message>
   <source>{0} of {1} training films are of one grey throughout.</source>
   <translation>{0} von {1} Trainingsaufnahmen sind durchweg von einem Grau.</translation>
  </message>
  <message>
   <source>{0} on the films that count them, so their numbers are a little too good.</source>
   <translation>{0} auf den Aufnahmen, die sie zählen, also sind ihre Zahlen ein wenig zu gut.</translation>
  </message>
  <message>
   <source>{0} or {1} exists and is no manifest.</source>
   <translation>{0} oder {1} gibt es schon, und es ist kein Manifest.</translation>
  </message>
  <message>
   <source>{0} other files were passed over.</source>
   <translation>{0} andere Dateien wurden übergangen.</translation>
  </message>
  <message>
   <source>{0} outputs, as findings.</source>
   <translation>{0} Ausgänge, als Befunde.</translation>
  </message>
  <message>
   <source>{0} predicted films are not in the label table, such as {1}.</source>
   <translation>{0} vorhergesagte Aufnahmen sind nicht in der Labeltabelle, etwa {1}.</translation>
  </message>
  <message>
   <source>{0} rows say nothing of any finding.</source>
   <translation>{0} Zeilen sagen über keinen Befund etwas.</translation>
  </message>
  <message>
   <source>{0} runs are too many for one queue.</source>
   <translation>{0} Läufe sind zu viele für eine Warteschlange.</translation>
  </message>
  <message>
   <source>{0} with smaller parts of a batch, or after closing other programs.</source>
   <translation>{0} mit kleineren Teilen eines Batches oder nach dem Schließen anderer Programme.</translation>
  </message>
  <message>
   <source>{0} {1} ({2}) and count as unknown.</source>
   <translation>{0} {1} ({2}) und zählen als unbekannt.</translation>
  </message>
  <message>
   <source>{0} {1} it: macro AUC {2}, difference {3}, within folds {4}.</source>
   <translation>{0} {1} sie: Makro-AUC {2}, Differenz {3}, innerhalb der Folds {4}.</translation>
  </message>
  <message>
   <source>{0} {1} of {2} patients {3}.</source>
   <translation>{0} {1} von {2} Patienten {3}.</translation>
  </message>
  <message>
   <source>{0} {1}manifest.</source>
   <translation>{0} {1}Manifest.</translation>
  </message>
  <message>
   <source>{0}.{1} = {2} is not possible.</source>
   <translation>{0}.{1} = {2} ist nicht möglich.</translation>
  </message>
  <message>
   <source>{0}: fewer than {1} positive or negative films of {2}.</source>
   <translation>{0}: weniger als {1} positive oder negative Aufnahmen von {2}.</translation>
  </message>
  <message>
   <source>{0}: macro AUC {1} on the same {2} films, {3} findings; this {4}.</source>
   <translation>{0}: Makro-AUC {1} auf denselben {2} Aufnahmen, {3} Befunde; dieser {4}.</translation>
  </message>
  <message>
   <source>{0}: no paired difference, since no finding has ten positive films.</source>
   <translation>{0}: keine gepaarte Differenz, da kein Befund zehn positive Aufnahmen hat.</translation>
  </message>
  <message>
   <source>{0}; the end of {1} in its folder may say more.</source>
   <translation>{0}; das Ende von {1} in seinem Ordner sagt vielleicht mehr.</translation>
  </message>
  <message>
   <source>{0}; the end of {1} in its folder says where it was.</source>
   <translation>{0}; das Ende von {1} in seinem Ordner sagt, wo es war.</translation>
  </message>
  <message>
   <source>{0}{1}. There all numbers are those of before.</source>
   <translation>{0}{1}. Dort sind alle Zahlen die von vorher.</translation>
  </message>
  <message>
   <source>{0}{1}: {2}. Probabilities and predictive values there refer to {3}.</source>
   <translation>{0}{1}: {2}. Wahrscheinlichkeiten und prädiktive Werte beziehen sich dort auf {3}.</translation>
  </message>
 </context>
</TS>
