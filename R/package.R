#' @useDynLib rkeras, .registration = TRUE
#' @importFrom R6 R6Class
#' @importFrom stats predict
#' @importFrom utils .DollarNames
NULL

#' @importFrom magrittr %>%
#' @export
magrittr::`%>%`

#' @importFrom generics compile
#' @export
generics::compile

#' @importFrom generics fit
#' @export
generics::fit
