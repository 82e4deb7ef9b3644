#include "reports/html_page.hpp"

#include "reports/embedded.hpp"
#include "reports/markup.hpp"
#include "reports/plain_text.hpp"
#include "reports/reports.hpp"
#include "reports/words.hpp"

namespace vigie {

namespace {

constexpr Text kSkip{"html.skip", "Aller au contenu", "Skip to the content"};
constexpr Text kName{"html.name", "Vigie, rapport du {0}", "Vigie, report of {0}"};
constexpr Text kOverview{"html.overview", "Tous les produits", "All products"};
constexpr Text kMention{"html.mention", "Accessibilité : non conforme",
                        "Accessibility: not compliant"};
constexpr Text kMade{"html.made", "Écrit par vigie {0}, référentiel {1} {2}.",
                     "Written by vigie {0}, rulebook {1} {2}."};
constexpr Text kNavigation{"html.navigation", "Navigation principale", "Main navigation"};

constexpr Text kStatementTitle{"html.statement", "Déclaration d’accessibilité",
                               "Accessibility statement"};
constexpr Text kStatementState{
    "html.statement-state",
    "Ce rapport n’a pas encore fait l’objet d’un audit selon le RGAA 4.1 : il est non conforme "
    "au sens de l’article 47 de la loi du 11 février 2005.",
    "This report has not yet been audited against RGAA 4.1: it is not compliant in the sense "
    "of "
    "article 47 of the French law of 11 February 2005."};
constexpr Text kStatementMade{
    "html.statement-made",
    "Il est écrit pour être lu sans JavaScript, au clavier, agrandi, en couleurs sombres, "
    "imprimé et par un lecteur d’écran.",
    "It is written to be read without JavaScript, by keyboard, enlarged, in dark colours, "
    "printed and through a screen reader."};
constexpr Text kStatementContact{
    "html.statement-contact",
    "Si un contenu vous résiste, écrivez à l’équipe qui publie ce rapport. Sans réponse "
    "satisfaisante, vous pouvez saisir le Défenseur des droits.",
    "If some content resists you, write to the team that publishes this report. Without a "
    "satisfying answer you may refer to the Défenseur des droits."};

std::string footer(const Audit& audit, const HtmlPage& page, Language language) {
  return "<footer><p>" +
         markup_text(say(language, kMade, audit.run.version, audit.rulebook_id,
                         audit.rulebook_version)) +
         " <a href=\"" + std::string(page.to_root) + "accessibilite.html\">" +
         markup_text(say(language, kMention)) + "</a></p></footer>";
}

}  // namespace

std::string html_page(const Audit& audit, const HtmlPage& page, Language language) {
  const std::string name = say(language, kName, Parameter(audit.run.as_of));
  return "<!doctype html>\n<html lang=\"" +
         std::string(language == Language::fr ? "fr" : "en") +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
         "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
         markup_text(page.title) + " – " + markup_text(name) + "</title>\n<style>\n" +
         std::string(embedded::kReportCss) +
         "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">" +
         markup_text(say(language, kSkip)) + "</a>\n<header><p><strong>" + markup_text(name) +
         "</strong></p><nav aria-label=\"" + markup_text(say(language, kNavigation)) +
         "\"><a href=\"" + std::string(page.to_root) + "index.html\">" +
         markup_text(say(language, kOverview)) + "</a></nav></header>\n" +
         "<main id=\"content\" tabindex=\"-1\">\n" + page.main + "</main>\n" +
         footer(audit, page, language) + "\n</body>\n</html>\n";
}

std::string html_verdict(const JudgedFinding& judged, Language language) {
  const Verdict verdict = judged.finding.verdict();
  std::string text = "<span class=\"verdict " + std::string(to_string(verdict)) + "\">" +
                     std::string(symbol(verdict)) + ' ' + markup_text(word(verdict, language));
  if (judged.informative) text += " (" + markup_text(informative_word(language)) + ')';
  return text + "</span>";
}

std::string html_address(std::string_view url) {
  const std::string address = markup_address(url);
  if (address.empty()) return markup_text(url);
  return "<a href=\"" + address + "\" rel=\"noreferrer\">" + markup_text(url) + "</a>";
}

std::string html_remedy(const JudgedFinding& judged, Language language) {
  const Instruction remedy = instruction(remedy_of(judged, language), 0);
  if (remedy.said.empty()) return {};
  std::string text = "<p>" + markup_text(remedy.said) + "</p>\n";
  if (remedy.to_paste.empty()) return text;
  std::string lines;
  for (std::string_view rest = remedy.to_paste; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    lines.append(line.find_first_not_of(' ') == line.npos ? 0 : line.find_first_not_of(' '),
                 ' ');
    lines += markup_text(line) + '\n';
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  }
  return text + "<pre>" + lines + "</pre>\n";
}

std::string accessibility_html(const Audit& audit, Language language) {
  std::string main = "<h1>" + markup_text(say(language, kStatementTitle)) + "</h1>\n";
  for (const Text* text : {&kStatementState, &kStatementMade, &kStatementContact})
    main += "<p>" + markup_text(say(language, *text)) + "</p>\n";
  return html_page(
      audit, {.title = say(language, kStatementTitle), .main = main, .to_root = ""}, language);
}

}  // namespace vigie
