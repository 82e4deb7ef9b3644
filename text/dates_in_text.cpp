#include "text/dates_in_text.hpp"
