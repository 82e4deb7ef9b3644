# Writes OUTPUT, a C++ source that defines vigie::embedded::k${NAME} with the bytes of INPUT.
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
file(WRITE ${OUTPUT} "#include <string_view>\n\nnamespace vigie::embedded {\n\n"
  "namespace {\nconstexpr char kBytes[] = {${bytes}'\\0'};\n}  // namespace\n\n"
  "extern const std::string_view k${NAME};\n"
  "const std::string_view k${NAME}{kBytes, sizeof(kBytes) - 1};\n\n}  // namespace vigie::embedded\n")
